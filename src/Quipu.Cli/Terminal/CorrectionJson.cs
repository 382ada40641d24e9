using System.Text.Encodings.Web;
using System.Text.Json;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Publishing.Corrections;

namespace Quipu.Cli.Terminal;

/// <summary>Something that left as one line of JSON, with each claim that stands otherwise and its status in the same object.</summary>
static class CorrectionJson
{
    static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(ChangedLeaving left, TextWriter to) => to.WriteLine(JsonSerializer.Serialize(Shape(left), _options));

    static object Shape(ChangedLeaving left) => new
    {
        Id = left.Leaving.Id.Value,
        At = IsoTime.Of(left.Leaving.At),
        left.Leaving.By,
        Act = left.Leaving.Act.Wire(),
        left.Leaving.Format,
        left.Leaving.Question,
        left.Leaving.File,
        left.Leaving.Sha256,
        left.Leaving.Package,
        left.Leaving.Title,
        left.Leaving.Url,
        PublishedOn = IsoTime.Of(left.Leaving.PublishedOn),
        Whole = left.Leaving.IsWhole,
        left.Leaving.Claims,
        Changed = left.Claims.Select(c => new
        {
            Claim = c.Claim.Value,
            Was = CorrectionText.State(c.Was),
            Is = CorrectionText.Now(c),
            Status = c.Shown is { } shown ? StatusText.Sentence(shown) : null,
            Quote = c.Shown?.Claim.Quote.Text,
            Why = c.Why.Select(w => new { Cause = w.Cause.Wire(), Text = CorrectionText.Reason(w), Since = w.Since?.ToString(), w.By, Claim = w.Later?.Claim.Id.Value, Quote = w.Later?.Claim.Quote.Text, w.Notice?.Words, w.Notice?.Url }),
        }),
        Findings = left.Findings.Select(f => new { Finding = f.Id.Value, f.Kept?.Holds, f.Refusal }),
    };
}
