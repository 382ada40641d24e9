using System.Text;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Sources.Protected;

namespace Quipu.Exports;

/// <summary>
/// What leaves of a text that a protected source gave: the quotes of claims that go along, each at its offsets. A dot stands for every character between, and what follows the last
/// quote is cut: style, a watermark, or what only three people knew gives nobody away.
/// </summary>
sealed class QuotedText(IEnumerable<ShownClaim> claims)
{
    internal const char Dot = '\u00b7';

    readonly ILookup<DocumentId, Span> _quotes = claims.Select(c => c.Claim).ToLookup(c => c.Document, c => c.Quote.At);

    /// <summary>A claim without the titles of such documents, which are the first words of their texts.</summary>
    internal static ShownClaim Untitled(ShownClaim shown) => shown with
    {
        Document = Of(shown.Document),
        Standing = shown.Standing with { Proceedings = [.. shown.Standing.Proceedings.Select(p => p with { Document = Of(p.Document) })] },
        Answers = [.. shown.Answers.Select(a => a with { Document = Of(a.Document) })],
    };

    static DocumentHead Of(DocumentHead head) => head.IsConfidential ? head with { Title = "" } : head;

    internal string Of(Document document)
    {
        var (text, points, at) = (document.Text, new CodePoints(document.Text), 0);
        var kept = new StringBuilder();
        foreach (var quote in NameMask.Merged(_quotes[document.Id]))
        {
            kept.Append(Dot, points.FromUtf16(quote.Start) - points.FromUtf16(at)).Append(text, quote.Start, quote.Length);
            at = quote.End;
        }

        return kept.ToString();
    }
}
