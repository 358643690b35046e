// A picture for every product, drawn from its handle: no image files, and the same on every machine.
import { createHash } from "node:crypto";
import type { Product } from "../catalogue/types.ts";

const shapes: Record<string, string> = {
  electronics:
    '<rect x="130" y="150" width="220" height="150" rx="18"/><rect x="190" y="318" width="100" height="14" rx="7"/>',
  clothing: '<path d="M170 140l40-20q30 28 60 0l40 20 46 52-40 34-16-18v132H180V208l-16 18-40-34z"/>',
  accessories:
    '<path d="M150 190h180l20 150H130z"/><path d="M195 190q0-60 45-60t45 60" fill="none" stroke-width="16"/>',
  home: '<path d="M240 120l120 96v124H120V216z"/>',
  outdoor: '<path d="M240 120l130 220H110z"/>',
  fitness: '<circle cx="240" cy="240" r="96"/>',
  beauty:
    '<rect x="185" y="190" width="110" height="150" rx="20"/><rect x="210" y="140" width="60" height="40" rx="8"/>',
  food: '<path d="M150 170h160v90q0 80-80 80t-80-80z"/><path d="M310 190q56 0 56 46t-62 46" fill="none" stroke-width="16"/>',
};
const plain = '<rect x="140" y="160" width="200" height="160" rx="16"/><path d="M140 230h200" stroke-width="10"/>';

export function productPicture(product: Product): string {
  const [first = 0, second = 0] = createHash("sha256").update(product.handle).digest();
  const hue = Math.round((first / 255) * 360);
  const shape = product.collections.map((handle) => shapes[handle]).find((found) => found !== undefined) ?? plain;
  const colour = (lightness: number) => `hsl(${hue} ${30 + (second % 25)}% ${lightness}%)`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 480" width="480" height="480">
<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="${colour(94)}"/><stop offset="1" stop-color="${colour(84)}"/></linearGradient></defs>
<rect width="480" height="480" fill="url(#g)"/><g fill="${colour(46)}" stroke="${colour(46)}" stroke-linecap="round">${shape}</g></svg>`;
}
