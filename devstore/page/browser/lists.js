// Orders, webhooks, customers and the app's state: drawn from the overview each time it has changed.
import { action, announce, element, keepList, price, send } from "./dom.js";

const time = (instant) => new Date(instant).toLocaleTimeString("en-GB");
const changed = () => document.dispatchEvent(new Event("changed"));
const statusText = (order) => (order.cancelled ? "cancelled" : order.financialStatus.replace("_", " "));
const tone = { paid: "good", delivered: "good", pending: "wait", failed: "bad", cancelled: "bad", dropped: "quiet" };
const badge = (text) => element("span", { class: `badge ${tone[text] ?? "wait"}` }, text);

function orderActions(order) {
  const act = (label, change, outcome) =>
    action(label, `${label} ${order.name}`, async () => {
      await send(`/devstore/orders/${order.id}/${change}`);
      announce(`${order.name} ${outcome}.`);
      changed();
    });
  const open = !order.cancelled;
  return [
    open && order.financialStatus === "pending" ? act("Mark as paid", "pay", "is paid") : null,
    ["paid", "partially_refunded"].includes(order.financialStatus) ? act("Refund", "refund", "refunded") : null,
    open ? act("Cancel", "cancel", "cancelled") : null,
  ];
}

function drawOrder(order) {
  const items = order.lines.map(({ quantity, title }) => `${quantity} × ${title}`).join(", ");
  const code = order.discountCode === null ? "" : ` · ${order.discountCode}`;
  return element(
    "li",
    {},
    element(
      "div",
      { class: "grow" },
      element("p", {}, element("strong", {}, order.name), ` ${order.customerName ?? order.email ?? "Guest"}`),
      element("p", { class: "quiet" }, `${items} · ${order.shipping}${code}`),
    ),
    element(
      "div",
      { class: "figure" },
      element("strong", {}, price(order.totalPrice, order.currency)),
      badge(statusText(order)),
    ),
    element("div", { class: "actions" }, ...orderActions(order)),
  );
}

function deliveryDetail({ state, attempts, responseStatus, durationMs, problem, nextAttemptAt, triggeredAt }) {
  const parts = [time(triggeredAt)];
  if (attempts > 0) parts.push(`${attempts} ${attempts === 1 ? "attempt" : "attempts"}`);
  if (state === "delivered") parts.push(`${responseStatus} in ${durationMs} ms`);
  else if (problem) parts.push(problem);
  if (state === "pending" && attempts > 0) parts.push(`again at ${time(nextAttemptAt)}`);
  return parts.join(" · ");
}

function drawDelivery(delivery) {
  const again = action("Send again", `Send ${delivery.topic} number ${delivery.sequence} again`, async () => {
    await send(`/devstore/deliveries/${delivery.sequence}/redeliver`);
    changed();
  });
  return element(
    "li",
    {},
    element(
      "div",
      { class: "grow" },
      element(
        "p",
        {},
        element("code", {}, delivery.topic),
        element("span", { class: "quiet" }, ` #${delivery.sequence}`),
      ),
      element("p", { class: "quiet" }, deliveryDetail(delivery)),
    ),
    badge(delivery.state),
    element("div", { class: "actions" }, delivery.state === "pending" ? null : again),
  );
}

function drawCustomer({ id, name, email, tags, orders }) {
  return element(
    "li",
    {},
    element(
      "div",
      { class: "grow" },
      element("p", {}, name),
      element("p", { class: "quiet" }, `${email ?? "no e-mail"} · ${id}`),
    ),
    element("span", { class: "quiet" }, tags.join(", ")),
    element("span", { class: "figure" }, `${orders} ${orders === 1 ? "order" : "orders"}`),
  );
}

function drawCustomerChoice(customers) {
  const select = document.querySelector("#customer");
  const chosen = select.value || customers[0]?.id;
  const choices = [...customers.map(({ id, name }) => ({ id, name })), { id: "", name: "No customer (guest)" }];
  keepList(
    select,
    choices,
    ({ id }) => id,
    ({ id, name }) => element("option", { value: id }, name),
  );
  if (select.dataset.touched === undefined) select.value = chosen ?? "";
}

export function drawOverview({ app, customers, orders, discounts, counts, deliveries }) {
  const state = document.querySelector("#app-state");
  state.textContent = app.installed ? "App installed" : "App not installed";
  state.className = `badge ${app.installed ? "good" : "wait"}`;
  drawCustomerChoice(customers);
  keepList(document.querySelector("#order-list"), orders, ({ id }) => id, drawOrder);
  keepList(document.querySelector("#delivery-list"), deliveries, ({ sequence }) => sequence, drawDelivery);
  keepList(document.querySelector("#customer-list"), customers, ({ id }) => id, drawCustomer);
  const unused = discounts.filter(({ usageLimit, used }) => usageLimit === null || used < usageLimit);
  keepList(
    document.querySelector("#codes"),
    unused,
    ({ code }) => code,
    ({ code, title }) => element("option", { value: code }, title),
  );
  document.querySelector("#no-orders").hidden = orders.length > 0;
  document.querySelector("#no-deliveries").hidden = deliveries.length > 0;
  const { delivered, pending, failed } = counts;
  document.querySelector("#counts").textContent = `${delivered} delivered, ${pending} waiting, ${failed} failed`;
}
