// Stand-in for Shopify's App Bridge inside the devstore's admin frame: the global `shopify`, real session tokens, and the
// elements that embedded apps use. It speaks to the admin around it by postMessage, as the real one does.
(() => {
  const script = document.currentScript;
  const adminOrigin = new URL(script.src).origin;
  const parameters = new URLSearchParams(location.search);
  const stored = (name) => {
    const value = parameters.get(name) ?? sessionStorage.getItem(`devstore-${name}`) ?? "";
    sessionStorage.setItem(`devstore-${name}`, value);
    return value;
  };
  const config = {
    apiKey: script.dataset.apiKey ?? document.querySelector('meta[name="shopify-api-key"]')?.content ?? "",
    shop: stored("shop"),
    host: stored("host"),
    locale: stored("locale") || "en",
  };

  let lastId = 0;
  const nextId = () => String(++lastId);
  const tell = (message) => window.parent.postMessage(message, adminOrigin);

  // Session tokens: asked of the admin, kept until shortly before they run out.
  const waiting = new Map();
  let current = { token: "", until: 0 };
  function idToken() {
    if (Date.now() < current.until) return Promise.resolve(current.token);
    return new Promise((resolve) => {
      const id = nextId();
      waiting.set(id, resolve);
      tell({ kind: "id-token", id });
    });
  }
  function takeToken({ id, token }) {
    const { exp } = JSON.parse(atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")));
    current = { token, until: exp * 1000 - 5000 };
    waiting.get(id)?.(token);
    waiting.delete(id);
  }

  // What stands in the theme is asked of the admin as well.
  function extensions() {
    return new Promise((resolve) => {
      const id = nextId();
      waiting.set(id, resolve);
      tell({ kind: "extensions", id });
    });
  }
  function takeExtensions({ id, extensions: found }) {
    waiting.get(id)?.(found);
    waiting.delete(id);
  }

  // Addresses such as shopify://admin/themes are pages of the admin around the app.
  const adminScheme = "shopify://admin/";
  window.addEventListener(
    "click",
    (event) => {
      const href = event.target.closest?.("a")?.getAttribute("href") ?? "";
      if (!href.startsWith(adminScheme)) return;
      event.preventDefault();
      tell({ kind: "open-admin", path: href.slice(adminScheme.length) });
    },
    true,
  );

  // Requests to the app itself carry the token; one that is refused as stale is tried again with a new one.
  const plainFetch = window.fetch.bind(window);
  async function fetchWithToken(input, init) {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin || request.headers.has("Authorization"))
      return plainFetch(input, init);
    const send = async (copy) => {
      copy.headers.set("Authorization", `Bearer ${await idToken()}`);
      copy.headers.set("X-Requested-With", "XMLHttpRequest");
      return plainFetch(copy);
    };
    const spare = request.clone();
    const response = await send(request);
    if (!response.headers.has("X-Shopify-Retry-Invalid-Session-Request")) return response;
    current.until = 0;
    return send(spare);
  }
  window.fetch = fetchWithToken;

  const toast = {
    show(text, { duration = 5000, isError = false } = {}) {
      const id = nextId();
      tell({ kind: "toast", id, text, isError, durationMs: duration });
      return id;
    },
    hide: (id) => tell({ kind: "hide-toast", id }),
  };

  // Save bar: the buttons inside <ui-save-bar> are pressed for the merchant who presses the admin's.
  let openSaveBar = null;
  const saveBar = {
    async show(id) {
      openSaveBar = document.getElementById(id);
      tell({ kind: "save-bar", visible: true });
    },
    async hide() {
      openSaveBar = null;
      tell({ kind: "save-bar", visible: false });
    },
    toggle: (id) => (openSaveBar?.id === id ? saveBar.hide(id) : saveBar.show(id)),
    leaveConfirmation: async () => {
      if (openSaveBar !== null && !window.confirm("Leave without saving your changes?"))
        throw new Error("The merchant stays.");
    },
  };
  function pressSaveBar({ action }) {
    const button = openSaveBar?.querySelector(action === "save" ? '[variant="primary"]' : "button:not([variant])");
    button?.click();
  }

  const modalElement = (id) => document.getElementById(id);
  const modal = {
    show: async (id) => modalElement(id)?.show(),
    hide: async (id) => modalElement(id)?.hide(),
    toggle: async (id) => modalElement(id)?.toggle(),
  };

  // Whether the app listens for `shopify:navigate`. It does so only once it has woken up, and an app that loads its next page
  // takes as long as that takes: how soon the address changes tells nothing.
  let isListening = false;
  const addListener = window.addEventListener.bind(window);
  window.addEventListener = (type, ...rest) => {
    if (type === "shopify:navigate") isListening = true;
    addListener(type, ...rest);
  };
  const wakingMs = 5_000;

  // A link of the app that the merchant presses in the admin is pressed here.
  function navigate({ href, since = Date.now() }) {
    const link = [...document.querySelectorAll("a")].find((candidate) => candidate.getAttribute("href") === href);
    if (isListening)
      (link ?? document).dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true, cancelable: true }));
    else if (Date.now() - since < wakingMs) setTimeout(() => navigate({ href, since }), 50);
    else location.assign(href);
  }

  let reported = "";
  function reportLocation() {
    if (location.href === reported) return;
    reported = location.href;
    tell({ kind: "location", path: location.pathname, search: location.search });
  }
  setInterval(reportLocation, 200);

  window.addEventListener("message", (event) => {
    if (event.origin !== adminOrigin || event.data?.from !== "devstore-admin") return;
    const handlers = { "id-token": takeToken, extensions: takeExtensions, navigate, "save-bar": pressSaveBar };
    handlers[event.data.kind]?.(event.data);
  });

  window.shopify = {
    config,
    idToken,
    toast,
    saveBar,
    modal,
    app: { extensions },
    loading: () => undefined,
    ready: Promise.resolve(),
    environment: { mobile: false, embedded: window.parent !== window, pos: false },
    origin: adminOrigin,
  };

  // An app whose token ran out asks to be loaded again with a fresh one.
  const reload = parameters.get("shopify-reload");
  if (reload !== null) {
    idToken().then((token) => {
      const address = new URL(reload, location.origin);
      address.searchParams.set("id_token", token);
      location.replace(`${location.origin}${address.pathname}${address.search}`);
    });
  }
  reportLocation();
})();
