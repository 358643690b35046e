// What the chosen variant earns: the page has worked it out for every variant, so nothing is asked for.
(() => {
  if (customElements.get("encore-earns")) return;

  customElements.define(
    "encore-earns",
    class extends HTMLElement {
      connectedCallback() {
        const pairs = (this.dataset.variants ?? "").trim().split(" ");
        const points = new Map(pairs.map((pair) => pair.split(":")));
        this.follow = ({ target }) => {
          const isChoice = target.name === "id" && target.form?.action.includes("/cart/add");
          if (!isChoice || !points.has(target.value)) return;
          const number = this.querySelector("[data-earns]");
          if (number) number.textContent = points.get(target.value).replace(/\B(?=(\d{3})+$)/g, this.dataset.group);
        };
        document.addEventListener("change", this.follow);
      }

      disconnectedCallback() {
        document.removeEventListener("change", this.follow);
      }
    },
  );
})();
