/** The page's behaviour: filters, and the way from a fault to its place. The page can be read without. */
export const script = `
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = document.querySelector("form");
  const faults = all("article").map((element) => ({ element, section: element.closest("section"), text: "" }));
  document.documentElement.classList.add("js");

  const textOf = (fault) => (fault.text ||= (fault.section.dataset.tool + " " + fault.element.textContent).toLowerCase());

  const apply = () => {
    const chosen = new FormData(form);
    const severities = chosen.getAll("severity");
    const [who, rule] = [chosen.get("who"), chosen.get("rule")];
    const words = String(chosen.get("text")).toLowerCase().split(/\\s+/).filter(Boolean);
    const shown = new Set();
    let count = 0;
    for (const fault of faults) {
      const { severity, rule: ruleOf, who: whos } = fault.element.dataset;
      const fits = severities.includes(severity) && (!rule || rule === ruleOf) && (!who || whos === "" || whos.split(" ").includes(who))
        && words.every((word) => textOf(fault).includes(word));
      fault.element.hidden = !fits;
      if (fits) { count += 1; shown.add(fault.section); }
    }
    for (const section of all("section")) section.hidden = !shown.has(section);
    form.querySelector("output").textContent = count + " of " + faults.length + (faults.length === 1 ? " fault" : " faults");
    document.querySelector(".none").hidden = count > 0 || faults.length === 0;
  };

  const colour = (pre) => {
    const texts = [];
    const walk = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) if (!walk.currentNode.parentElement.closest("a, i")) texts.push(walk.currentNode);
    for (const node of texts) {
      const parts = node.data.split(/("(?:[^"\\\\]|\\\\.)*")(?=: )/);
      node.replaceWith(...parts.map((part, index) => {
        if (index % 2 === 0) return part;
        const key = document.createElement("span");
        key.className = "key";
        key.textContent = part;
        return key;
      }));
    }
  };

  const reveal = () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place) return;
    const folded = place.closest("details");
    if (folded) folded.open = true;
    if (place.closest("[hidden]")) { form.reset(); for (const box of all("[name=severity]", form)) box.checked = true; apply(); }
    place.scrollIntoView({ block: place.localName === "mark" ? "center" : "start" });
  };

  document.addEventListener("toggle", ({ target }) => {
    if (!target.matches?.(".schema") || !target.open) return;
    const pre = target.querySelector("pre");
    if (!pre.dataset.coloured) { pre.dataset.coloured = "yes"; colour(pre); }
    const first = pre.querySelector("mark");
    if (first && !pre.querySelector("mark:target")) pre.scrollTop = first.offsetTop - pre.offsetTop - pre.clientHeight / 3;
  }, true);
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.("a[href^='#']")?.hash === location.hash) reveal();
  });
  addEventListener("hashchange", reveal);
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  apply();
  reveal();
})();
`;
