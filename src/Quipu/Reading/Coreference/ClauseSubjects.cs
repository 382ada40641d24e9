using System.Collections.Immutable;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Coreference;

/// <summary>Who does what a word's clause tells: the first to whom "his", "su" or "themselves" in it may lead back.</summary>
sealed class ClauseSubjects(Resolution resolution)
{
    const int Deepest = 12;

    readonly ImmutableArray<Token> _tokens = resolution.Tokens;

    /// <summary>The word that is subject where a word stands; for "who" and "que" the noun of their clause. Null where the clause has none, or the word is part of it.</summary>
    internal int? Of(int word)
    {
        var at = word;
        for (var steps = 0; steps < Deepest && _tokens[at].Head is >= 0 and var head; steps++)
        {
            if (_tokens[at].Deprel is Deprel.Nsubj or Deprel.NsubjPass) return null;
            if (SubjectOf(head) is { } subject) return IsRelative(subject) ? Relative(head) : subject;
            at = head;
            // "managers convicted of …", "the man accused of …": what is described so.
            if (_tokens[at].Deprel is Deprel.Acl or Deprel.AclRelcl) return _tokens[at].Head >= 0 ? _tokens[at].Head : null;
        }

        return null;
    }

    int? SubjectOf(int verb)
    {
        foreach (var child in resolution.Index.Children(verb))
            if (_tokens[child].Deprel is Deprel.Nsubj or Deprel.NsubjPass) return child;
        return null;
    }

    int? Relative(int verb) => _tokens[verb] is { Deprel: Deprel.AclRelcl or Deprel.Acl, Head: >= 0 and var noun } ? noun : null;

    bool IsRelative(int word) => _tokens[word].Upos is Upos.Pron or Upos.Sconj or Upos.Det && _tokens[word].Folded is "who" or "that" or "which" or "que" or "quien" or "quienes";
}
