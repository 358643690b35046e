// GET /readyz: database and queue answer. A queue that is down does not stop orders, so it is told but is not fatal.
import { json, type LoaderFunctionArgs } from "@remix-run/node";

const patienceMs = 2_000;

export async function loader({ context: { services } }: LoaderFunctionArgs): Promise<Response> {
  const [database, queue] = await Promise.all([
    answers(services.pool.query("select 1")),
    answers(services.queue.ping()),
  ]);
  return json({ database, queue, queueBackend: services.queue.backend }, { status: database ? 200 : 503 });
}

async function answers(check: Promise<unknown>): Promise<boolean> {
  const tooLate = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), patienceMs).unref();
  });
  return Promise.race([
    check.then(
      () => true,
      () => false,
    ),
    tooLate,
  ]);
}
