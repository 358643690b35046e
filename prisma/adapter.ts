// Prisma's Postgres adapter, with what it lacks: the catalogue's column types, and whole migration scripts.
// Sessions always run in UTC, because the adapter drops the offset of a timestamp instead of applying it.
import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;
type Transaction = Awaited<ReturnType<Adapter["startTransaction"]>>;
type RawQuery = Parameters<Adapter["queryRaw"]>[0];
type RawResult = Awaited<ReturnType<Adapter["queryRaw"]>>;

/** Postgres' catalogue types that @prisma/adapter-pg 6.19 refuses ("Column type 'name' could not be deserialized"). */
const oid = { char: 18, name: 19, text: 25, nameArray: 1003, textArray: 1009 };

/** Added to the name of a "char" column on its way through the adapter; queryRaw takes it off again. */
const charMark = "\u0001char";

/** ColumnTypeEnum.Character of @prisma/driver-adapter-utils, which is not a dependency of ours. */
const characterColumn = 6;

function rewriteField(field: pg.FieldDef): void {
  if (field.dataTypeID === oid.name) field.dataTypeID = oid.text;
  else if (field.dataTypeID === oid.nameArray) field.dataTypeID = oid.textArray;
  else if (field.dataTypeID === oid.char) {
    field.dataTypeID = oid.text;
    field.name += charMark;
  }
}

function rewriteResult<T>(result: T): T {
  if (typeof result === "object" && result !== null && "fields" in result && Array.isArray(result.fields)) {
    for (const field of result.fields) rewriteField(field);
  }
  return result;
}

type AnyQuery = (...args: unknown[]) => unknown;

/** pg.Client whose results name only column types that the adapter knows; pg's Pool calls `query` with a callback. */
class CatalogueClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as AnyQuery;
    const rewritten: AnyQuery = (...args) => {
      const callback = args.at(-1);
      if (typeof callback === "function") {
        args[args.length - 1] = (error: unknown, result: unknown) => callback(error, rewriteResult(result));
        return query(...args);
      }
      const answer = query(...args);
      return answer instanceof Promise ? answer.then(rewriteResult) : answer;
    };
    this.query = rewritten as typeof this.query;
  }
}

function unmarkCharColumns(result: RawResult): RawResult {
  const isMarked = (name: string) => name.endsWith(charMark);
  if (!result.columnNames.some(isMarked)) return result;
  return {
    ...result,
    columnTypes: result.columnTypes.map((type, i) => (isMarked(result.columnNames[i] ?? "") ? characterColumn : type)),
    columnNames: result.columnNames.map((name) => (isMarked(name) ? name.slice(0, -charMark.length) : name)),
  };
}

function readCharColumns<Q extends Adapter | Transaction>(queryable: Q): Q {
  const queryRaw = queryable.queryRaw.bind(queryable);
  queryable.queryRaw = async (query: RawQuery) => unmarkCharColumns(await queryRaw(query));
  return queryable;
}

function completed(adapter: Adapter): Adapter {
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (isolationLevel) => readCharColumns(await startTransaction(isolationLevel));
  // The adapter would split the script at every ";", also inside function bodies.
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script);
  };
  return readCharColumns(adapter);
}

/** Postgres' start-up options of every session; those of the address itself stay. */
export function inUtc(connectionString: string | undefined): { connectionString?: string; options?: string } {
  const options = "-c timezone=UTC";
  if (connectionString === undefined || !URL.canParse(connectionString)) return { options };
  const url = new URL(connectionString);
  const given = url.searchParams.get("options");
  if (given === null) return { connectionString, options };
  url.searchParams.set("options", `${given} ${options}`);
  return { connectionString: url.href };
}

export class EncorePrismaPg extends PrismaPg {
  readonly #config: pg.PoolConfig;

  constructor(config: pg.PoolConfig, options?: ConstructorParameters<typeof PrismaPg>[1]) {
    super({ ...config, ...inUtc(config.connectionString), Client: CatalogueClient } as pg.PoolConfig, options);
    this.#config = config;
  }

  override async connect(): Promise<Adapter> {
    return completed(await super.connect());
  }

  /** Prisma's own would connect to the database that the address names, and empty that one. */
  override async connectToShadowDb(): Promise<Adapter> {
    const url = new URL(this.#config.connectionString ?? "");
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    const main = await this.connect();
    await main.executeScript(`create database "${name}"`);
    url.pathname = `/${name}`;
    const shadow = await new EncorePrismaPg({ ...this.#config, connectionString: url.href }).connect();
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await main.executeScript(`drop database "${name}"`);
      await main.dispose();
    };
    return shadow;
  }
}
