using Quipu.Model;
using Quipu.Publishing.Replies;
using Quipu.Web.Pages.Replies;
using Quipu.Web.Wording;

namespace Quipu.Web.Tests.Case;

/// <summary>Looks in a letter for what puts an allegation as a fact, leaves out who says it or where it stands in law, or tells of what was not published.</summary>
static class LetterCheck
{
    internal static IReadOnlyList<string> Faults(string text, Letter letter, Words words)
    {
        var (faults, bare) = (new List<string>(), letter.Points.Select(p => Framed(words, p)).Aggregate(text, (t, framed) => t.Replace(framed, "", StringComparison.Ordinal)));
        foreach (var point in letter.Points)
        {
            var said = LetterText.Said(words, point.Shown);
            if (!text.Contains(Framed(words, point), StringComparison.Ordinal)) faults.Add($"{said}: without how it is said");
            if (bare.Contains(said, StringComparison.Ordinal)) faults.Add($"{said}: stands as a fact");
            if (!text.Contains(words.Of("letter.says", LetterText.Speakers(words, point)), StringComparison.Ordinal)) faults.Add($"{said}: without who says so");
            if (point.IsUnreviewed && !text.Contains(words["letter.unreviewed"], StringComparison.Ordinal)) faults.Add($"{said}: does not say that nobody reviewed it");
            if (point.Shown.Steps.IsEmpty && point.Shown.Standing.KeptBack == 0 && !text.Contains(words["letter.law.none"], StringComparison.Ordinal)) faults.Add($"{said}: without where it stands in law");
            if (point.Shown.Standing.KeptBack is > 0 and var back && !text.Contains(words.Count("letter.law.unreviewed", back), StringComparison.Ordinal)) faults.Add($"{said}: without the proceedings that nobody reviewed");
            if (letter.Points.All(p => !p.Shown.Steps.IsEmpty || p.Shown.Standing.KeptBack > 0) && text.Contains(words["letter.law.none"], StringComparison.Ordinal)) faults.Add($"{said}: told that there is no proceeding");
            foreach (var step in point.Shown.Steps)
                if (!text.Contains(words.Label(step.Stage), StringComparison.Ordinal)) faults.Add($"{said}: without {step.Stage.Wire()}");
            foreach (var answer in point.Shown.Answers)
                if (!text.Contains(answer.By, StringComparison.Ordinal)) faults.Add($"{said}: without the answer of {answer.By}");
            faults.AddRange(point.IsPublished ? Untold(text, point) : Leaked(text, point));
        }

        return faults;
    }

    static string Framed(Words words, LetterPoint point) => LetterText.Framed(words, point);

    static IEnumerable<string> Untold(string text, LetterPoint point)
    {
        if (!text.Contains(string.Join(' ', point.Shown.Claim.Quote.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal)) yield return "without the quote";
        if (!text.Contains(point.Shown.Document.Publisher!, StringComparison.Ordinal)) yield return "without the outlet";
    }

    static IEnumerable<string> Leaked(string text, LetterPoint point)
    {
        foreach (var words in point.Shown.Attribution.Select(a => a.Name).Concat([point.Shown.Claim.Quote.Text, point.Shown.Document.Title, point.Shown.Document.Location, point.Shown.Document.Publisher]).OfType<string>())
            if (text.Contains(words, StringComparison.OrdinalIgnoreCase)) yield return $"tells of what was not published: {words}";
    }
}
