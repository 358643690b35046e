// The elements of App Bridge: navigation, title, modal and save bar. Served as the second half of app-bridge.js.
(() => {
  const { shopify } = window;
  const tell = (message) => window.parent.postMessage(message, shopify.origin);

  class Modal extends HTMLElement {
    #dialog = null;
    show() {
      this.#dialog = document.createElement("dialog");
      this.#dialog.append(...this.childNodes);
      this.#dialog.addEventListener("close", () => this.#closed());
      document.body.append(this.#dialog);
      this.#dialog.showModal();
      this.dispatchEvent(new Event("show"));
    }
    hide() {
      this.#dialog?.close();
    }
    toggle() {
      if (this.#dialog === null) this.show();
      else this.hide();
    }
    #closed() {
      this.append(...this.#dialog.childNodes);
      this.#dialog.remove();
      this.#dialog = null;
      this.dispatchEvent(new Event("hide"));
    }
    connectedCallback() {
      if (this.#dialog === null) this.hidden = true;
    }
  }

  class NavMenu extends HTMLElement {
    connectedCallback() {
      this.hidden = true;
      const report = () => {
        const items = [...this.querySelectorAll("a")].filter((link) => link.rel !== "home");
        tell({
          kind: "nav",
          items: items.map((link) => ({ href: link.getAttribute("href"), text: link.textContent })),
        });
      };
      new MutationObserver(report).observe(this, { childList: true, subtree: true, characterData: true });
      report();
    }
  }

  class TitleBar extends HTMLElement {
    static observedAttributes = ["title"];
    connectedCallback() {
      this.hidden = true;
      this.attributeChangedCallback();
    }
    attributeChangedCallback() {
      tell({ kind: "title", text: this.getAttribute("title") ?? "" });
    }
  }

  class SaveBar extends HTMLElement {
    connectedCallback() {
      this.hidden = true;
      this.show = () => shopify.saveBar.show(this.id);
      this.hide = () => shopify.saveBar.hide(this.id);
    }
  }

  for (const [name, element] of Object.entries({
    "ui-modal": Modal,
    "ui-nav-menu": NavMenu,
    "s-app-nav": class extends NavMenu {},
    "ui-title-bar": TitleBar,
    "ui-save-bar": SaveBar,
  }))
    if (!customElements.get(name)) customElements.define(name, element);
})();
