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
