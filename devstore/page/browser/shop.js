// Products, the basket and the checkout.
import { announce, ask, element, keepList, price, send } from "./dom.js";

const form = document.querySelector("#checkout");
const basket = new Map();
let products = [];

// Prices of the catalogue have two decimals: taking the point out gives whole cents.
const cents = (text) => Number(text.replace(".", ""));

function drawBasket() {
  const entries = [...basket.values()];
  keepList(document.querySelector("#basket"), entries, ({ variant }) => variant.id, drawBasketLine);
  document.querySelector("#basket-empty").hidden = entries.length > 0;
  const total = entries.reduce((sum, { variant, quantity }) => sum + cents(variant.price) * quantity, 0);
  document.querySelector("#total").textContent = price(total / 100);
  form.querySelector("button[type=submit]").disabled = entries.length === 0;
}

function drawBasketLine({ product, variant, quantity }) {
  const remove = () => {
    basket.delete(variant.id);
    drawBasket();
  };
  return element(
    "li",
    { class: "basket-line" },
    element("span", { class: "name" }, `${quantity} × ${product.title}`),
    element("span", { class: "quiet" }, price((cents(variant.price) * quantity) / 100)),
    element(
      "button",
      { type: "button", class: "plain", "aria-label": `Remove ${product.title}`, onclick: remove },
      "×",
    ),
  );
}

function addToBasket(product, variant, quantity) {
  const already = basket.get(variant.id)?.quantity ?? 0;
  basket.set(variant.id, { product, variant, quantity: already + quantity });
  drawBasket();
}

async function order(lines) {
  const customerId = form.elements.customer.value || null;
  const discountCode = form.elements.discountCode.value.trim();
  const wish = {
    customerId,
    lines,
    shipping: form.elements.express.checked ? "express" : "standard",
    financialStatus: form.elements.pending.checked ? "pending" : "paid",
    ...(discountCode && { discountCode }),
  };
  try {
    const { order: placed } = await send("/devstore/orders", wish);
    announce(`${placed.name} placed: ${price(placed.totalPrice, placed.currency)}`);
    form.elements.discountCode.value = "";
    document.dispatchEvent(new Event("changed"));
    return true;
  } catch (error) {
    announce(error.message, true);
    return false;
  }
}

function drawProduct(product) {
  const quantity = element("input", {
    type: "number",
    min: 1,
    max: 99,
    value: 1,
    "aria-label": `Quantity of ${product.title}`,
  });
  const options = product.variants.map((variant) => element("option", { value: variant.id }, variant.title));
  const choice = element("select", { "aria-label": `Variant of ${product.title}` }, ...options);
  const variant = () => product.variants.find(({ id }) => id === choice.value) ?? product.variants[0];
  const wanted = () => Math.max(1, Number(quantity.value) || 1);
  const buy = element("button", { type: "button", class: "primary", "aria-label": `Buy ${product.title} now` }, "Buy");
  buy.addEventListener("click", async () => {
    buy.disabled = true;
    await order([{ variantId: variant().id, quantity: wanted() }]);
    buy.disabled = false;
  });
  const add = element("button", { type: "button", "aria-label": `Add ${product.title} to the basket` }, "Add");
  add.addEventListener("click", () => addToBasket(product, variant(), wanted()));
  return element(
    "li",
    { class: "card" },
    element("img", { src: `/cdn/products/${product.handle}.svg`, alt: "", width: 160, height: 160, loading: "lazy" }),
    element("h3", {}, product.title),
    element("p", { class: "quiet" }, [product.productType || "No type", product.vendor].join(" · ")),
    element("p", { class: "price" }, price(product.variants[0].price)),
    element("div", { class: "choose" }, product.variants.length > 1 ? choice : null, quantity),
    element("div", { class: "choose" }, add, buy),
  );
}

function drawProducts() {
  const text = document.querySelector("#search").value.toLowerCase();
  const collection = document.querySelector("#collection").value;
  const matches = products.filter(
    ({ title, vendor, productType, tags, collections }) =>
      (collection === "" || collections.includes(collection)) &&
      [title, vendor, productType, ...tags].some((word) => word.toLowerCase().includes(text)),
  );
  keepList(document.querySelector("#product-list"), matches, ({ id }) => id, drawProduct);
  document.querySelector("#no-products").hidden = matches.length > 0;
}

export async function openShop() {
  ({ products } = await ask("/devstore/products"));
  const collections = [...new Set(products.flatMap((product) => product.collections))].sort();
  const name = (handle) => handle.charAt(0).toUpperCase() + handle.slice(1);
  document
    .querySelector("#collection")
    .append(...collections.map((handle) => element("option", { value: handle }, name(handle))));
  document.querySelector("#search").addEventListener("input", drawProducts);
  document.querySelector("#collection").addEventListener("change", drawProducts);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const lines = [...basket.values()].map(({ variant, quantity }) => ({ variantId: variant.id, quantity }));
    if (lines.length === 0 || !(await order(lines))) return;
    basket.clear();
    drawBasket();
  });
  drawProducts();
  drawBasket();
}
