/// The stand-in's "model": answers a question by quoting the sentences that share its words.
///
/// It knows grammar words of English and Japanese and nothing of any document. Entry type:
/// [dev.kotae.local.quoting.Composer], called for each request to a model.
@NullMarked
package dev.kotae.local.quoting;

import org.jspecify.annotations.NullMarked;
