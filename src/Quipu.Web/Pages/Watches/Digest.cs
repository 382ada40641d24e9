using System.Collections.Immutable;
using System.Text;
using Quipu.Access;
using Quipu.Watches;

namespace Quipu.Web.Pages.Watches;

/// <summary>What a digest tells of one watch.</summary>
/// <param name="UpTo">Its last alert that is told or counted.</param>
public sealed record DigestPart(Watch Watch, string Title, Telling Telling, long UpTo);

/// <summary>What watches told since the last digest and nobody looked at, grouped by watch, the most serious first.</summary>
public sealed record Digest(ImmutableArray<DigestPart> Parts)
{
    /// <summary>Lines of one watch at most; the rest is counted, with a link.</summary>
    public const int MostLines = 10;

    static readonly TimeSpan Week = TimeSpan.FromDays(7) - TimeSpan.FromHours(1);

    /// <summary>How many alerts there are.</summary>
    public int Alerts => Parts.Sum(p => p.Telling.Total);

    /// <summary>Whether a digest went already on the day of a moment: one a day is enough.</summary>
    public static bool WentOn(IStore store, Viewer viewer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Watches(viewer).Any(w => w.Watch.SentAt is { } sent && sent.ToOffset(now.Offset).Date == now.Date);
    }

    /// <summary>What is to be told now: of daily watches each time, of weekly ones each week; of watches that are muted or tell on their page alone nothing.</summary>
    public static Digest Of(Teller teller, Viewer viewer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(teller);
        var parts = ImmutableArray.CreateBuilder<DigestPart>();
        foreach (var watch in teller.Store.Watches(viewer).Select(k => k.Watch).Where(w => IsDue(w, now)))
        {
            var after = Math.Max(watch.Sent, watch.Looked);
            if (teller.Store.Alerts(viewer, new(watch.Id, after), new(0, 1)).Rows is not [var last]) continue;
            parts.Add(new(watch, teller.Title(watch), teller.Tell(watch, new(watch.Id, after, SeriousFirst: true)), last.Number));
        }

        return new([.. parts.Where(p => p.Telling.Total > 0).OrderBy(p => p.Telling.Lines.Select(l => Alert.Rank(l.Alert.Kind)).DefaultIfEmpty(int.MaxValue).Min()).ThenBy(p => p.Watch.At)]);
    }

    /// <summary>The subject of the mail: counts alone, since whoever sees a mailbox sees subjects.</summary>
    public string Subject(Teller teller)
    {
        ArgumentNullException.ThrowIfNull(teller);
        return teller.Words.Of("watches.mail.subject", teller.Words.Count("watches.alerts", Alerts), teller.Words.Count("watches.watches", Parts.Length));
    }

    /// <summary>The digest as plain text.</summary>
    /// <param name="site">Where the pages are served.</param>
    public string Text(Teller teller, string site)
    {
        ArgumentNullException.ThrowIfNull(teller);
        var words = teller.Words;
        var text = new StringBuilder().Append(words["watches.mail.intro"]).Append('\n');
        foreach (var part in Parts)
        {
            var link = $"{site.TrimEnd('/')}/watches/{part.Watch.Id}";
            text.Append('\n').Append(part.Title).Append('\n').Append(link).Append('\n');
            if (part.Watch.WithProposals) text.Append(words["watches.mail.openly"]).Append('\n');
            foreach (var told in part.Telling.Lines.Take(MostLines))
            {
                text.Append("- ").Append(told.Line).Append('\n');
                if (told.Quote is { } quote) text.Append("  “").Append(quote).Append("”\n");
                if (told.Source is { } source) text.Append("  ").Append(source).Append('\n');
            }

            foreach (var line in Left(words, part.Telling)) text.Append("- ").Append(line).Append(' ').Append(link).Append('\n');
        }

        return text.Append('\n').Append(words["watches.mail.foot"]).Append('\n').ToString();
    }

    /// <summary>What is counted and not told, in sentences.</summary>
    /// <param name="shown">Lines that are printed.</param>
    internal static IEnumerable<string> Left(Wording.Words words, Telling telling, int shown = MostLines)
    {
        if (telling.Lines.Length > shown) yield return words.Count("watches.more", telling.Lines.Length - shown);
        if (telling.Proposals > 0) yield return words.Count("watches.proposals", telling.Proposals) + (telling.Amending > 0 ? " " + words.Count("watches.proposals.amending", telling.Amending) : "");
        if (telling.Private > 0) yield return words.Count("watches.private", telling.Private);
    }

    static bool IsDue(Watch watch, DateTimeOffset now) =>
        watch is { IsMuted: false, ClosedAt: null } && (watch.Pace == WatchPace.Daily || (watch.Pace == WatchPace.Weekly && now - (watch.SentAt ?? watch.At) >= Week));
}
