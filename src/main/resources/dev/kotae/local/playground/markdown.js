// Standard Markdown, as the `markdown` block and streams bring it. What a model wrote can never
// become HTML of its own: raw HTML is text, links lead to http and https only, images are links.
import {say} from './state.js';

const markdown = window.markdownit({html: false, linkify: true, breaks: true});

markdown.validateLink = (url) => /^https?:\/\//i.test(url.trim());

markdown.renderer.rules.link_open = (tokens, index, options, env, self) => {
  tokens[index].attrSet('target', '_blank');
  tokens[index].attrSet('rel', 'noopener noreferrer');
  return self.renderToken(tokens, index, options);
};

markdown.renderer.rules.image = (tokens, index) => {
  const token = tokens[index];
  const escape = markdown.utils.escapeHtml;
  const source = token.attrGet('src');
  return `<a href="${escape(source)}" target="_blank" rel="noopener noreferrer">${escape(token.content || source)}</a>`;
};

// The page's own heading stands above all of them.
for (const rule of ['heading_open', 'heading_close']) {
  markdown.renderer.rules[rule] = (tokens, index, options, env, self) => {
    const token = tokens[index];
    token.tag = `h${Math.min(Number(token.tag[1]) + 1, 6)}`;
    return self.renderToken(tokens, index, options);
  };
}

// Wide tables scroll in themselves.
markdown.renderer.rules.table_open = () => `<div class="wide" tabindex="0" role="group" aria-label="${markdown.utils.escapeHtml(say('table'))}"><table>`;
markdown.renderer.rules.table_close = () => '</table></div>';

// The page's policy forbids styles in attributes, so a column's side becomes a class.
for (const rule of ['th_open', 'td_open']) {
  markdown.renderer.rules[rule] = (tokens, index, options, env, self) => {
    const side = /text-align:(\w+)/.exec(tokens[index].attrGet('style') ?? '');
    tokens[index].attrs = side ? [['class', side[1]]] : null;
    return self.renderToken(tokens, index, options);
  };
}

export function markdownElement(text) {
  const element = document.createElement('div');
  element.className = 'prose';
  element.innerHTML = markdown.render(text);
  return element;
}
