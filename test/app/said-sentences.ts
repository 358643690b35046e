// Every sentence that a part of Encore can say, read from its source: strings that begin with a capital letter and end with a
// full stop, with what is filled in as `7`. What is thrown as a plain Error is a broken invariant, and for nobody to read.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

export function saidSentences(folder: string): { file: string; sentence: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name))
    .flatMap((file) => [...new Set(sentencesOf(file))].map((sentence) => ({ file, sentence })));
}

function sentencesOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const constants = constantTexts(source);
  const used = new Set<string>();
  const textOf = (node: ts.Node): string | null => {
    if (ts.isStringLiteralLike(node)) return node.text;
    if (!ts.isTemplateExpression(node)) return null;
    return node.templateSpans.reduce((sum, { expression, literal }) => {
      const constant = ts.isIdentifier(expression) ? constants.get(expression.text) : undefined;
      if (constant !== undefined) used.add(textOf(constant) ?? "");
      return `${sum}${(constant && textOf(constant)) ?? "7"}${literal.text}`;
    }, node.head.text);
  };
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText(source) === "Error") return;
    const text = textOf(node);
    if (text !== null && /^[A-Z7].* .*\.$/s.test(text)) found.push(text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  // What is only a part of another sentence is not said by itself.
  return found.filter((text) => !used.has(text));
}

function constantTexts(source: ts.SourceFile): Map<string, ts.Expression> {
  const constants = new Map<string, ts.Expression>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      const { initializer } = node;
      if (ts.isStringLiteralLike(initializer) || ts.isTemplateExpression(initializer))
        constants.set(node.name.text, initializer);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return constants;
}
