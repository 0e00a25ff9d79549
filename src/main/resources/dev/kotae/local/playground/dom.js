// Small words for making elements.
export function make(tag, {text, ...attributes} = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  if (text != null) element.textContent = text;
  element.append(...children.filter((child) => child != null && child !== false));
  return element;
}

export function link(url, label) {
  if (!/^https?:\/\//i.test(url)) return document.createTextNode(label);
  return make('a', {href: url, target: '_blank', rel: 'noopener noreferrer', text: label});
}

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu;
const QUOTED = 1 / 4; // of the letters, up to which Japanese is a quotation in something English

// Says of an element in which language its words are, whatever that of the page is: a message may
// be in one and the buttons below it in the other.
export function spoken(element) {
  const letters = element.textContent.match(/\p{L}/gu)?.length ?? 0;
  const japanese = element.textContent.match(JAPANESE)?.length ?? 0;
  if (letters) element.lang = japanese > letters * QUOTED ? 'ja' : 'en';
  return element;
}

let named = 0;

// By which another element refers to this one, as to its name.
export function idOf(element) {
  element.id ||= `named-${++named}`;
  return element.id;
}

// Drawn and not written, since not every machine has these letters.
const SHAPES = {
  lock: 'M5 7V5a3 3 0 0 1 6 0v2h1.2v7H3.8V7Zm1.6 0h2.8V5a1.4 1.4 0 0 0-2.8 0Z',
  good: 'M2 7h2.4v7H2Zm3.6 6.2V7.1l2.9-5.6c1.3 0 1.9 1 1.7 2L9.7 6h3.2c.9 0 1.4.8 1.2 1.6l-1.3 5.2c-.2.7-.7 1.2-1.5 1.2H7.4c-.8 0-1.3-.3-1.8-.8Z',
};
SHAPES.bad = SHAPES.good;

export function shape(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', `shape ${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', SHAPES[name]);
  svg.append(path);
  return svg;
}
