// GET /healthz: the process is alive. It says nothing of the database, so that a restart is not tried as its cure.
export const loader = () => new Response("alive\n", { headers: { "content-type": "text/plain" } });
