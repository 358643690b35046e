// Opens the shop and keeps the lists fresh: once a second while somebody looks, and at once after an action.
import { drawOverview } from "./lists.js";
import { openShop } from "./shop.js";

const everyMs = 1000;
let shown = "";

async function refresh() {
  try {
    const text = await (await fetch("/devstore/overview")).text();
    if (text === shown) return;
    shown = text;
    drawOverview(JSON.parse(text));
  } catch {
    const state = document.querySelector("#app-state");
    state.textContent = "Devstore stopped";
    state.className = "badge bad";
    shown = "";
  }
}

document.querySelector("#customer").addEventListener("change", (event) => {
  event.target.dataset.touched = "";
});
document.addEventListener("changed", refresh);
setInterval(() => document.visibilityState === "visible" && refresh(), everyMs);
await Promise.all([openShop(), refresh()]);
