// Small helpers: make elements, keep a list in step with data without redrawing what has not changed, and ask the store.

/** element("p", { class: "quiet", onclick }, "text", child...) */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Rows that are the same stay the same elements: focus, selection and the eye are left alone. */
export function keepList(list, items, keyOf, draw) {
  const known = new Map([...list.children].map((child) => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const key = String(keyOf(item));
    const text = JSON.stringify(item);
    let row = known.get(key);
    if (row?.dataset.drawn !== text) {
      const fresh = draw(item);
      fresh.dataset.key = key;
      fresh.dataset.drawn = text;
      row?.replaceWith(fresh);
      row = fresh;
    }
    known.delete(key);
    if (list.children[index] !== row) list.insertBefore(row, list.children[index] ?? null);
  });
  for (const gone of known.values()) gone.remove();
}

export const price = (amount, currency = "USD") =>
  new Intl.NumberFormat("en-US", { style: "currency", currency }).format(amount);

export async function ask(path) {
  const response = await fetch(path);
  return response.json();
}

/** The answer, or an Error with the store's own sentence. */
export async function send(path, body = {}) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? `The store answered ${response.status}.`);
  return answer;
}

/** A button that is off while its work runs and says what went wrong. */
export function action(label, description, work) {
  const button = element("button", { type: "button", "aria-label": description }, label);
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await work();
    } catch (error) {
      announce(error.message, true);
    } finally {
      button.disabled = false;
    }
  });
  return button;
}

let silence;

/** Says what happened, where the eye is: at the foot of the window, for a few seconds. */
export function announce(text, isProblem = false) {
  const answer = document.querySelector("#answer");
  answer.textContent = text;
  answer.className = isProblem ? "problem" : "success";
  clearTimeout(silence);
  silence = setTimeout(() => {
    answer.textContent = "";
  }, 6000);
}
