using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Model;
using Quipu.Reading.Mentions;

namespace Quipu.Publishing.Drafts;

/// <summary>
/// Which sentences of a draft name somebody who is masked on record (decision 0039), whoever looks: a draft is for the public. Whom the draft has named once is known again under a part of the name.
/// </summary>
sealed class Masked(IStore store, Viewer viewer, MentionSet set)
{
    const char Bar = '\u2588';

    readonly Viewer _public = viewer with { Unmasked = false };
    readonly ImmutableHashSet<int> _entities = Entities(store, viewer with { Unmasked = false }, set);

    /// <summary>The sentence with a mark for each masked name in it; what Quipu says of a name that it withholds gives way.</summary>
    internal DraftSentence Marked(DraftSentence sentence, Content content)
    {
        var names = Names(sentence, content);
        if (names.Count == 0) return sentence;
        var others = sentence.Marks.Where(m => m.Reason is not (DraftReason.NobodyOfThatName or DraftReason.Namesake or DraftReason.SeveralBearers) || m.Whom is not { } whom || !IsMasked(whom, names));
        return sentence with
        {
            State = sentence.State == DraftSentenceState.NotChecked && !GivesWay(sentence) ? sentence.State : DraftSentenceState.Marked,
            Why = GivesWay(sentence) ? null : sentence.Why,
            Marks = [.. others, .. names.Select(n => new DraftMark(DraftMarkKind.Masked, DraftReason.NameWithheld, n, null, null, []))],
        };
    }

    // What is not checked for want of somebody on record is marked all the same where it names somebody who is masked.
    static bool GivesWay(DraftSentence sentence) => sentence.Why is DraftUnchecked.NobodyOnRecord or DraftUnchecked.NamedByPost;

    bool IsMasked(string whom, List<string> names) => names.Contains(whom) || Changed(store, _public, whom);

    List<string> Names(DraftSentence sentence, Content content)
    {
        var spans = content.Mentions.Where(m => m.Kind == MentionKind.Name && _entities.Contains(m.Entity)).Select(m => m.At).ToList();
        foreach (var bars in Barred(sentence))
            if (!spans.Exists(s => s.Overlaps(bars))) spans.Add(bars);
        return [.. spans.OrderBy(s => s.Start).Select(s => s.Of(content.Text)).Distinct(StringComparer.Ordinal)];
    }

    // Bars are as long as what they cover; a name is all of its words.
    IEnumerable<Span> Barred(DraftSentence sentence)
    {
        var (text, shown) = (sentence.Text, store.Masked(_public, sentence.Text));
        if (ReferenceEquals(text, shown) || text == shown) yield break;
        if (shown.Length != text.Length)
        {
            yield return sentence.At;
            yield break;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (!IsBarred(i)) continue;
            var end = i + 1;
            while (end < text.Length && (IsBarred(end) || (!char.IsLetterOrDigit(text[end]) && end + 1 < text.Length && IsBarred(end + 1)))) end++;
            yield return new(sentence.At.Start + i, sentence.At.Start + end);
            i = end;
        }

        bool IsBarred(int at) => shown[at] == Bar && text[at] != Bar;
    }

    static ImmutableHashSet<int> Entities(IStore store, Viewer viewer, MentionSet set) =>
        [.. Enumerable.Range(0, set.Entities.Length).Where(i => set.Entities[i].Named && set.Entities[i].Aliases.Prepend(set.Entities[i].Name).Any(n => Changed(store, viewer, n)))];

    static bool Changed(IStore store, Viewer viewer, string text) => store.Masked(viewer, text) != text;
}
