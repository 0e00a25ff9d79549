// Block Kit blocks, as elements.
import {link, make} from './dom.js';
import {markdownElement} from './markdown.js';
import {mention, mrkdwnElement} from './mrkdwn.js';
import {say} from './state.js';

export function blockElement(block) {
  const draw = DRAWN[block.type];
  return draw ? draw(block) : make('p', {class: 'aside', text: say('unknown-block', block.type)});
}

const DRAWN = {
  markdown: (block) => markdownElement(block.text),
  header: (block) => make('h4', {class: 'block-header', text: block.text?.text ?? ''}),
  divider: () => make('hr'),
  section: (block) =>
    make('div', {class: 'block-section'},
      block.text && textElement(block.text),
      block.fields && make('div', {class: 'fields'}, ...block.fields.map(textElement)),
      block.accessory && elementOf(block.accessory)),
  context: (block) => make('div', {class: 'block-context'}, ...(block.elements ?? []).map(elementOf)),
  actions: (block) => make('div', {class: 'block-actions'}, ...(block.elements ?? []).map(elementOf)),
  context_actions: (block) => make('div', {class: 'block-actions'}, ...(block.elements ?? []).map(elementOf)),
  image: (block) => link(block.image_url ?? '', block.alt_text || say('image')),
  rich_text: (block) => make('div', {class: 'prose'}, ...(block.elements ?? []).map(richElement)),
};

function textElement(text) {
  return text.type === 'mrkdwn' ? mrkdwnElement(text.text) : make('div', {class: 'plain', text: text.text});
}

function elementOf(element) {
  switch (element.type) {
    case 'mrkdwn':
    case 'plain_text':
      return textElement(element);
    case 'image':
      return link(element.image_url ?? '', element.alt_text || say('image'));
    case 'button':
    case 'icon_button':
      return button(element.text?.text ?? element.icon ?? '', element);
    case 'feedback_buttons':
      return make('span', {class: 'together'},
        button(element.positive_button?.text?.text ?? '👍', {}),
        button(element.negative_button?.text?.text ?? '👎', {}));
    default:
      return make('span', {class: 'aside', text: say('unknown-block', element.type)});
  }
}

// Only a button that is a link can do something here.
function button(label, {url, style}) {
  if (url && /^https?:\/\//i.test(url)) {
    const anchor = link(url, label);
    anchor.className = 'button';
    return anchor;
  }
  return make('button', {type: 'button', class: `button ${style ?? ''}`, 'aria-disabled': 'true', title: say('inert'), text: label});
}

function richElement(element) {
  const children = element.elements ?? [];
  switch (element.type) {
    case 'rich_text_list': {
      const items = children.map((item) => make('li', {}, ...(item.elements ?? []).map(richPiece)));
      return make(element.style === 'ordered' ? 'ol' : 'ul', {}, ...items);
    }
    case 'rich_text_preformatted':
      return make('pre', {text: children.map((piece) => piece.text ?? piece.url ?? '').join('')});
    case 'rich_text_quote':
      return make('blockquote', {}, ...children.map(richPiece));
    default:
      return make('p', {class: 'rich'}, ...children.map(richPiece));
  }
}

function richPiece(piece) {
  const style = piece.style ?? {};
  let node;
  switch (piece.type) {
    case 'link': node = link(piece.url ?? '', piece.text || piece.url); break;
    case 'user': node = mention(piece.user_id); break;
    case 'broadcast': node = make('span', {class: 'mention', text: '@' + piece.range}); break;
    case 'emoji': node = document.createTextNode(emoji(piece)); break;
    default: node = document.createTextNode(piece.text ?? '');
  }
  for (const [name, tag] of [['code', 'code'], ['bold', 'b'], ['italic', 'i'], ['strike', 's']]) {
    if (style[name]) node = make(tag, {}, node);
  }
  return node;
}

function emoji({unicode, name}) {
  return unicode
    ? String.fromCodePoint(...unicode.split('-').map((code) => parseInt(code, 16)))
    : `:${name}:`;
}
