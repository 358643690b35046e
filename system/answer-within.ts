// A fetch with a time limit. Without one, a server that takes a call and says nothing keeps whoever asked for five minutes.
type Fetch = typeof fetch;

/** The limit is for the whole answer, its body included. */
export const answerWithin =
  (limitMs: number): Fetch =>
  (input, init) => {
    const limit = AbortSignal.timeout(limitMs);
    return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, limit]) : limit });
  };
