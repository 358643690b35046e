// Whether HTML is what its author meant: every element is closed where it should be, every attribute is quoted and said once, no
// id twice, no sign that should have been escaped. Stricter than a browser, which mends all of that and says nothing.
const empty = new Set(["img", "path", "hr", "br", "input"]);
const tag = /<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*(\/?)>/y;
const attribute = /([^\s"'<>/=]+)(?:="([^"]*)")?/g;
const plain = /(?:[^<&]|&(?:[a-z]+|#\d+);)+/y;

function next(pattern: RegExp, html: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(html);
}

/** Each as one line; a first one hides those that would follow from it. */
export function mistakesIn(html: string): string[] {
  const open: string[] = [];
  const ids = new Set<string>();
  let at = 0;
  while (at < html.length) {
    const text = next(plain, html, at);
    const found = text ?? next(tag, html, at);
    if (!found) return [`neither text nor a tag: ${html.slice(at, at + 60)}`];
    at += found[0].length;
    if (text) continue;
    const [whole, closes, name = "", attributes = "", isEmpty] = found;
    const said = [...attributes.matchAll(attribute)].map(([, key = "", value]) => ({ key, value }));
    if (new Set(said.map(({ key }) => key)).size < said.length) return [`an attribute twice: ${whole}`];
    const id = said.find(({ key }) => key === "id")?.value;
    if (id !== undefined && ids.has(id)) return [`the id ${id} twice`];
    if (id !== undefined) ids.add(id);
    if (said.some(({ value = "" }) => /&(?![a-z]+;|#\d+;)/.test(value))) return [`a bare &: ${whole}`];
    if (closes) {
      const opened = open.pop();
      if (opened !== name) return [`</${name}> closes ${opened ?? "nothing"}: ${html.slice(at - 80, at)}`];
    } else if (!isEmpty && !empty.has(name)) open.push(name);
  }
  return open.map((name) => `${name} is never closed`);
}
