using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Publishing.Replies;
using Quipu.Reading;
using Quipu.Reading.Coreference;
using Quipu.Search;

namespace Quipu.Publishing.Drafts;

/// <summary>
/// Holds a draft against the record before it is published: each sentence against the claims, and the words of the documents, about whom it names. Pure towards the
/// workspace: nothing of the draft is kept. Safe from several threads.
/// </summary>
/// <param name="today">The day on which it is asked how requests for comment stand.</param>
public sealed class DraftChecker(IStore store, Viewer viewer, MatchIndex matching, DateOnly today)
{
    /// <summary>Tokens of a sentence beyond which it was not cut where it ends.</summary>
    const int Longest = 160;

    /// <summary>The report on a draft.</summary>
    public DraftReport Check(Document draft, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var set = Referents.Find(new FrameReader().Analysed(draft));
        var finder = new DraftParties(store, viewer, matching);
        set = finder.WithUnread(set);
        var (parties, surnames) = (finder.Find(set), finder.Surnames(set));
        var posts = new PostHolders(store, viewer, set, parties).Find();
        set = posts.Set;
        foreach (var (entity, party) in posts.Held) parties[entity] = party;
        var ids = parties.Values.SelectMany(p => p.Fitting).Concat(surnames.Values.SelectMany(c => c)).Select(c => c.Id).Distinct().ToList();
        cancellation.ThrowIfCancellationRequested();
        var record = RecordPassages.Load(store, viewer, ids, DraftParties.Alike(parties.Values));
        var (context, lines) = (new DraftContext(posts, parties, surnames, record) { Requests = Requests, Today = today }, new LineNumbers(draft.Text));
        var bearers = new Bearers(context);
        var sentences = ImmutableArray.CreateBuilder<DraftSentence>(context.Sentences.Length);
        var masked = new Masked(store, viewer, set);
        for (var i = 0; i < context.Sentences.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            sentences.Add(masked.Marked(Judged(context, bearers, i, draft, lines), context.Sentences[i]));
        }

        return new(draft, Noted(sentences, cancellation), parties.Values.Where(p => p.Id is not null).Select(p => p.Id).Distinct().Count(), record.Documents, record.Left);
    }

    ImmutableArray<DraftSentence> Noted(IReadOnlyCollection<DraftSentence> sentences, CancellationToken cancellation)
    {
        var repeated = SourceWords.Repeated(store, viewer, sentences, cancellation);
        return [.. sentences.Select(s => repeated.Contains(s.Number) ? s with { Notes = [.. s.Notes, DraftNoteKind.WordsOfSource] } : s)];
    }

    ImmutableArray<KeptRequest> Requests(EntityId party) => [.. Paging.All(p => store.Requests(viewer, new(today, party), p)).Where(r => !r.IsRetracted(0))];

    static DraftSentence Judged(DraftContext context, Bearers bearers, int number, Document draft, LineNumbers lines)
    {
        var content = context.Sentences[number];
        var blank = new DraftSentence(number + 1, lines.Of(content.Sentence.At.Start), content.Sentence.At, content.Sentence.At.Of(draft.Text), DraftSentenceState.LeftAlone, null, [], [], []);
        if (Unread(content, draft) is { } why) return blank with { State = DraftSentenceState.NotChecked, Why = why };
        return new SentenceJudge(context, bearers, number).Judge(blank);
    }

    /// <summary>The language is told of the whole draft; a sentence in the other one was read with the wrong words.</summary>
    static DraftUnchecked? Unread(Content content, Document draft)
    {
        if (content.Sentence.Count > Longest) return DraftUnchecked.TooLong;
        if (draft.Language == Language.Unknown) return DraftUnchecked.Language;
        return content.Told is var told && told != Language.Unknown && told != draft.Language ? DraftUnchecked.OtherLanguage : null;
    }
}

/// <summary>The line of each place in a text, from 1.</summary>
sealed class LineNumbers
{
    readonly List<int> _starts = [0];

    internal LineNumbers(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n') _starts.Add(i + 1);
    }

    internal int Of(int at) => _starts.BinarySearch(at) is var found && found >= 0 ? found + 1 : ~found;
}
