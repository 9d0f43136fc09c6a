/** Creation of elements. Text is added as text nodes only, so that no value becomes markup. */

const SVG = "http://www.w3.org/2000/svg";

/** Return an element. Functions among the attributes are listeners, false and undefined leave an attribute out. */
export function html(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** Return a <time> element for an RFC 3339 time, in the time zone of the browser. */
export function time(text) {
  return html("time", { datetime: text }, TIME.format(new Date(text)));
}

export function formatTime(text) {
  return TIME.format(new Date(text));
}

/** Return the words of a name with underscores: "provider_link" becomes "Provider link". */
export function words(name) {
  const text = name.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Return a description list of the entries that have a value. */
export function descriptions(entries) {
  const shown = entries.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return html("dl", {}, ...shown.map(([term, value]) => html("div", {}, html("dt", {}, term), html("dd", {}, value))));
}
