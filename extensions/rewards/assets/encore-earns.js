// What the chosen variant earns: the page knows it of every variant.
(() => {
  if (customElements.get("encore-earns")) return;

  // A form's event, and Shopify's Horizon themes'.
  const choices = ["change", "variant:update"];

  customElements.define(
    "encore-earns",
    class extends HTMLElement {
      connectedCallback() {
        const points = new Map(this.dataset.variants?.split(" ").map((pair) => pair.split(":")));
        const number = this.querySelector("[data-earns]");
        this.follow = ({ target, detail }) => {
          const isChoice = target.name === "id" && target.form?.action.includes("/cart/add");
          const id = isChoice ? target.value : detail?.resource?.id;
          const earned = points.get(`${id}`);
          if (!earned) return;
          number.textContent = earned;
          number.nextElementSibling.textContent = earned === "1" ? this.dataset.one : this.dataset.other;
        };
        for (const kind of choices) document.addEventListener(kind, this.follow);
      }

      disconnectedCallback() {
        for (const kind of choices) document.removeEventListener(kind, this.follow);
      }
    },
  );
})();
