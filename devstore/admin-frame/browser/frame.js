// The admin's side of the conversation with the embedded app: tokens, navigation, toasts and the save bar.
// Only the frame's own origin is listened to.
const frame = document.querySelector("iframe");
const appOrigin = frame.dataset.origin;
const saveBar = document.querySelector(".save-bar");
const toasts = document.querySelector(".toasts");
const links = document.querySelector("#app-links");
const home = document.querySelector("#app-home");
const appRoot = "/admin/apps/encore";
home.dataset.path = "/app";
let openPath = home.dataset.path;

const tell = (message) => frame.contentWindow.postMessage({ from: "devstore-admin", ...message }, appOrigin);

async function sendToken({ id }) {
  const response = await fetch("/devstore/session-token");
  const { token } = await response.json();
  tell({ kind: "id-token", id, token });
}

async function sendExtensions({ id }) {
  const response = await fetch("/devstore/app-extensions");
  tell({ kind: "extensions", id, extensions: await response.json() });
}

function showToast({ id, text, isError, durationMs }) {
  const toast = document.createElement("p");
  toast.textContent = text;
  toast.className = isError ? "error" : "";
  toast.dataset.id = id;
  toasts.append(toast);
  setTimeout(() => toast.remove(), durationMs);
}

// The page that is open, or the one that it belongs to: the longest of the links' addresses that it begins with.
function markCurrent() {
  const all = [home, ...links.querySelectorAll("a")];
  const [current] = all
    .filter(({ dataset }) => `${openPath}/`.startsWith(`${dataset.path}/`))
    .sort((one, other) => other.dataset.path.length - one.dataset.path.length);
  for (const link of all) {
    if (link === current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function showLinks({ items }) {
  links.replaceChildren(
    ...items.map(({ href, text }) => {
      const link = document.createElement("a");
      link.href = `${appRoot}${href}`;
      link.dataset.path = new URL(href, appOrigin).pathname;
      link.textContent = text;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        tell({ kind: "navigate", href });
      });
      const item = document.createElement("li");
      item.append(link);
      return item;
    }),
  );
  markCurrent();
}

// The address bar follows the app, so that a reload opens the same page again.
function followLocation({ path, search }) {
  const shown = new URLSearchParams(search);
  for (const name of ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp"])
    shown.delete(name);
  // Whose admin it is stays: /admin/apps/encore?locale=de opens it in German.
  const locale = new URLSearchParams(location.search).get("locale");
  if (locale !== null) shown.set("locale", locale);
  const rest = shown.size > 0 ? `?${shown}` : "";
  history.replaceState(null, "", path === home.dataset.path ? `${appRoot}${rest}` : `${appRoot}${path}${rest}`);
  openPath = path;
  markCurrent();
}

const handlers = {
  "id-token": sendToken,
  extensions: sendExtensions,
  "open-admin": ({ path }) => location.assign(`/admin/${path}`),
  toast: showToast,
  "hide-toast": ({ id }) => toasts.querySelector(`[data-id="${CSS.escape(id)}"]`)?.remove(),
  nav: showLinks,
  location: followLocation,
  title: ({ text }) => {
    document.title = `${text} · Encore · Devstore admin`;
  },
  "save-bar": ({ visible }) => {
    saveBar.hidden = !visible;
  },
};

window.addEventListener("message", (event) => {
  if (event.origin !== appOrigin || event.source !== frame.contentWindow) return;
  handlers[event.data?.kind]?.(event.data);
});
saveBar.addEventListener("click", (event) => {
  const action = event.target.dataset.action;
  if (action) tell({ kind: "save-bar", action });
});
