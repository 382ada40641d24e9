using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Network.Money;
using Quipu.Publishing.Replies;
using Quipu.Web.Pages.Money;
using Quipu.Web.Parts;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Replies;

/// <summary>A line of a letter.</summary>
/// <param name="Axis">Which of the axes of its point it tells; null: none.</param>
public sealed record LetterLine(string Text, string? Axis = null);

/// <summary>A point of a letter, line by line.</summary>
public sealed record LetterPart(LetterPoint Point, ImmutableArray<LetterLine> Lines);

/// <summary>
/// A letter in words. What is alleged stands in one sentence that begins with how it is said, and nowhere else; who says so, the quote and where it stands in law follow. Of what was
/// never published neither words nor speakers are told: they could tell who it came from.
/// </summary>
public sealed class LetterText(Words words, Letter letter)
{
    /// <summary>The head: place of the date, whom it goes to, what it is.</summary>
    public ImmutableArray<LetterLine> Head =>
    [
        new(RequestWords.Day(words, letter.Asked.On)),
        new(letter.Party.Name),
        new(words.Of("letter.subject", letter.Party.Name)),
        new(words.Of(letter.Party.Type == EntityType.Person ? "letter.dear" : "letter.dear.body", letter.Party.Name)),
        new(words["letter.intro"]),
    ];

    /// <summary>Each allegation.</summary>
    public ImmutableArray<LetterPart> Points => [.. letter.Points.Select((p, i) => new LetterPart(p, [.. Lines(p, i + 1)]))];

    /// <summary>What is asked, until when, and what becomes of the answer.</summary>
    public ImmutableArray<LetterLine> Foot =>
    [
        new(words["letter.questions"]), new("1. " + words["letter.question.true"]), new("2. " + words["letter.question.quote"]), new("3. " + words["letter.question.show"]),
        new(letter.Asked.Deadline is { } day ? words.Of("letter.deadline", RequestWords.Day(words, day)) : words["letter.deadline.none"]),
        new(words["letter.verbatim"]), new(words["letter.regards"]), new(letter.Asked.From ?? words["letter.sign"]),
    ];

    /// <summary>The whole letter as plain text.</summary>
    public string Plain()
    {
        var text = new StringBuilder();
        void Lines(IEnumerable<LetterLine> lines, string between)
        {
            foreach (var line in lines) text.Append(line.Text).Append(between);
        }

        Lines(Head, "\n\n");
        foreach (var part in Points)
        {
            Lines(part.Lines, "\n");
            text.Append('\n');
        }

        Lines(Foot, "\n\n");
        return text.ToString().TrimEnd() + "\n";
    }

    /// <summary>What a claim says, without how it is said: "Ibáñez colludes with Los Carreteros". It is only ever printed inside a frame that says how.</summary>
    public static string Said(Words words, ShownClaim shown)
    {
        var claim = shown.Claim;
        var parts = new List<string?> { shown.Subject?.Name ?? words["party.none"], claim.Negated ? words["claim.not"] : null, ClaimVerbs.Of(words, claim), shown.Object?.Name };
        if (Paid(words, claim) is { } paid) parts.Add($"({paid})");
        foreach (var (detail, value) in claim.Details)
            if (detail != ClaimVerbs.Headline(claim.Type) && !(claim.Type == ClaimType.Denies && detail == Detail.Act) && !IsPaid(claim, detail)) parts.Add($"({words.Label(detail)}: {value})");
        if (shown.Place is { } place) parts.Add($"({words.Label(ClaimEnd.Place)}: {place.Name})");
        if (claim.Date is { } date) parts.Add($"({words.Date(date)})");
        return string.Join(' ', parts.Where(p => !string.IsNullOrEmpty(p)));
    }

    // "15,000 US dollars a month", in the words of the letter whatever language the report is in. An amount that is no number stands as it was read.
    static string? Paid(Words words, Claim claim) =>
        !decimal.TryParse(claim[Detail.Amount], NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? null
        : MoneyWords.Of(words, new Sum(amount, claim[Detail.Currency] is { } code ? words.Has($"currency.{code}") ? words[$"currency.{code}"] : code : "", Recurrence.Of(claim[Detail.Period]))).Replace("  ", " ", StringComparison.Ordinal).Trim();

    static bool IsPaid(Claim claim, Detail detail) =>
        detail is Detail.Amount or Detail.Currency or Detail.Period && decimal.TryParse(claim[Detail.Amount], NumberStyles.Number, CultureInfo.InvariantCulture, out _);

    /// <summary>Who says so, for the person asked: of what was published whom it names; of the rest that there is a source.</summary>
    public static string Speakers(Words words, LetterPoint point) =>
        !point.IsPublished ? words["letter.source"]
        : point.Shown.Attribution.IsEmpty ? words.Of("letter.voice", point.Shown.Document.Publisher)
        : words.Of("letter.told", string.Join($" {words["letter.by"]} ", point.Shown.Attribution.Select(a => a.Name)), point.Shown.Document.Publisher);

    /// <summary>What is alleged, in the sentence that says how it is said; what was never published is not said to have been.</summary>
    public static string Framed(Words words, LetterPoint point)
    {
        var frame = $"letter.point.{point.Shown.Claim.Modality.Wire()}";
        return words.Of(point is { IsPublished: false, Shown.Claim.Modality: Modality.Stated } ? frame + ".unpublished" : frame, Said(words, point.Shown));
    }

    IEnumerable<LetterLine> Lines(LetterPoint point, int number)
    {
        var shown = point.Shown;
        yield return new($"{number}. {Framed(words, point)}", "modality");
        yield return new(words.Of("letter.says", Speakers(words, point)), "attribution");
        if (point.IsPublished)
        {
            yield return new(words.Of("letter.quote", Flat(shown.Claim.Quote.Text)));
            yield return new(words.Of("letter.from", Source(shown)));
            foreach (var also in point.Also) yield return new(Reprint(also, shown));
        }
        else
        {
            yield return new(words[shown.Document.IsConfidential ? "letter.confidential" : "letter.unpublished"]);
        }

        yield return new(Standing(shown), "standing");
        foreach (var answered in point.Answers.GroupBy(Answered).Select(g => g.Key + Outlets(g))) yield return new(words.Of("letter.answer", answered));
        if (point.IsUnreviewed) yield return new(words["letter.unreviewed"]);
    }

    string Standing(ShownClaim shown)
    {
        // Of a step that was never published only which it is: its day and body could tell whose paper it stands in.
        var steps = StatusWords.Steps(words, shown, s => s.Document.IsPublished);
        var back = shown.Standing.KeptBack > 0 ? words.Count("letter.law.unreviewed", shown.Standing.KeptBack) : null;
        // Whoever sits in custody is not told that nothing was found, where it was and nobody has reviewed it.
        return steps.Length == 0 ? back ?? words["letter.law.none"] : string.Join(' ', new[] { words.Of("letter.law", steps), back }.OfType<string>());
    }

    string Answered(Answer answer) => StatusWords.Answer(words, answer) + (!answer.Document.IsPublished ? "" : $": “{Flat(answer.Quote.Text)}”");

    // The same words in several outlets are one answer.
    static string Outlets(IEnumerable<Answer> answers) =>
        answers.Where(a => a.Document.IsPublished).Select(a => a.Document.Publisher!).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } outlets ? $" ({string.Join("; ", outlets)})" : "";

    object?[] Source(ShownClaim shown) => [shown.Document.Publisher, shown.Document.Title, shown.Document.Published is { } day ? words.Date(day) : words["letter.undated"]];

    // A reprint that has other words is quoted with them.
    string Reprint(ShownClaim also, ShownClaim first) =>
        Flat(also.Claim.Quote.Text) == Flat(first.Claim.Quote.Text) ? words.Of("letter.also", Source(also)) : words.Of("letter.also.quote", [.. Source(also), Flat(also.Claim.Quote.Text)]);

    static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
