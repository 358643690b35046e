// BullMQ's way to Postgres, for a database that is down for a while. As it comes (BullMQ 6.7) a first connection that fails is
// remembered for ever, the worker asks again at once (without a pause, without end, until its memory is full), and a connection
// that breaks while nobody listens to it ends the process.
import { setTimeout as pause } from "node:timers/promises";
import { type BackendFactory, PostgresConnection, type PostgresConnectionOptions, PostgresQueueBackend } from "bullmq";
import pg from "pg";

/** Whoever could not connect may try again after this long. */
const restMs = 500;

/**
 * Says that it could not connect only after a rest, so that nobody who asks again at once turns in circles. That it breaks in
 * somebody's hands must not end the process: his next statement fails.
 */
export class RestingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on("error", () => undefined);
  }

  override connect(): Promise<pg.Client>;
  override connect(callback: ((error: Error) => void) | ((error: null, client: pg.Client) => void)): void;
  override connect(callback?: (error: never, client: never) => void): Promise<pg.Client> | undefined {
    const connecting = super.connect().catch(async (error: unknown) => {
      await pause(restMs);
      throw error;
    });
    if (!callback) return connecting;
    const told = callback as (error: unknown, client?: pg.Client) => void;
    connecting.then(
      (client) => told(null, client),
      (error: unknown) => told(error),
    );
    return undefined;
  }
}

/** Looks at the database again when it was not ready the last time. */
class PatientConnection extends PostgresConnection {
  #ready: Promise<void> | null = null;

  constructor(options: PostgresConnectionOptions) {
    super(options);
    // The connection that it listens on is not one of its pool: it is made with this.
    Object.assign(this, { pgModule: { ...pg, Client: RestingClient } });
  }

  override waitUntilReady(): Promise<void> {
    this.#ready ??= this.#lookAgain();
    return this.#ready;
  }

  async #lookAgain(): Promise<void> {
    try {
      // What BullMQ remembers of the last time.
      this["readyPromise"] = undefined;
      await super.waitUntilReady();
    } catch (error) {
      this.#ready = null;
      throw error;
    }
  }
}

/** BullMQ's own `createPostgresBackend` with that connection. A worker is listed under its queue's name. */
export const createPatientBackend: BackendFactory<PostgresQueueBackend, PostgresConnectionOptions> = (
  name,
  options,
  { withBlockingConnection } = {},
) => {
  const connection = new PatientConnection(options.connection);
  return new PostgresQueueBackend(connection, name, options, true, withBlockingConnection ? name : undefined);
};
