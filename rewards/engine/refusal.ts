// A refusal says in one sentence what a merchant must change, and where: a dotted path below the thing that was read.
// Expected mistakes travel as these values; nothing in the engine throws because of what a merchant wrote.

export class Refusal {
  readonly path: string;
  readonly sentence: string;

  constructor(path: string, sentence: string) {
    this.path = path;
    this.sentence = sentence;
  }

  /** The same refusal seen from one level further out. */
  within(prefix: string | number): Refusal {
    return new Refusal(this.path === "" ? String(prefix) : `${prefix}.${this.path}`, this.sentence);
  }
}

export function refuse(path: string, sentence: string): Refusal {
  return new Refusal(path, sentence);
}
