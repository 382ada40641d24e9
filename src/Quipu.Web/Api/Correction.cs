using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Web.Api;

/// <summary>Reads a correction out of what a form or a program sent: the same words, said otherwise. A field that was not sent stays as it is.</summary>
static class Correction
{
    /// <param name="prefix">Before the names of the fields, where a form says two claims.</param>
    internal static (Claim? Claim, string? Fault) Read(Desk desk, Claim claim, Sent sent, string prefix = "")
    {
        Picked? picked = null;
        var entities = desk.Store.EntitiesOf(desk.Viewer, claim.Document).ToDictionary(e => e.Local.Id.Value, e => e.Local);
        string? fault = null;
        var corrected = claim with
        {
            Type = Word(Field("type"), claim.Type),
            Modality = Word(Field("modality"), claim.Modality),
            Stage = Has("stage") ? Optional<Stage>(Field("stage")) : claim.Stage,
            Negated = Ticked("negated", claim.Negated),
            Ended = Ticked("ended", claim.Ended),
            Subject = End("subject", claim.Subject),
            Object = End("object", claim.Object),
            Date = Date(),
            Attribution = Attribution(),
        };
        return fault is null ? (corrected, null) : (null, fault);

        string? Field(string key) => sent[prefix + key];

        bool Has(string key) => sent.Has(prefix + key);

        // A box that is not ticked is not sent.
        bool Ticked(string key, bool before) => sent.IsForm ? Field(key) is not null : sent.Flag(prefix + key) ?? before;

        Picked? Words() => picked ??= desk.Store.IsBarred(desk.Viewer, claim.Document) || desk.Store.Document(desk.Viewer, claim.Document) is not { } document ? null : new(document);

        T Word<T>(string? text, T otherwise) where T : struct, Enum
        {
            if (text is null) return otherwise;
            if (Wires.TryRead<T>(text, out var value)) return value;
            fault ??= desk.Words.Of("sent.word", text);
            return otherwise;
        }

        T? Optional<T>(string? text) where T : struct, Enum => string.IsNullOrEmpty(text) ? null : Word<T>(text, default);

        PartialDate? Date()
        {
            if (!Has("date")) return claim.Date;
            if (Field("date") is not { } text) return null;
            if (PartialDate.TryParse(text, out var date)) return date;
            if (Words()?.Date(text, claim.Quote.At) is { } told) return told;
            fault ??= desk.Words.Of("asked.date", text, "date");
            return null;
        }

        Party? End(string key, Party? before)
        {
            if (!Has(key)) return before;
            if (Field(key) is not { } id || id == before?.Entity.Value) return Field(key) is null ? null : before;
            if (id.StartsWith(Picked.Prefix, StringComparison.Ordinal) && Words()?.Party(id, entities.Values) is { } party) return party;
            if (entities.TryGetValue(id, out var entity)) return new(entity.Id, Nearest(entity, claim.Quote.At));
            fault ??= desk.Words["sent.entity"];
            return before;
        }

        ImmutableArray<Party> Attribution()
        {
            if (!Has("speaker")) return claim.Attribution;
            var speaker = End("speaker", claim.Attribution.ElementAtOrDefault(0));
            var relay = Has("relay") ? End("relay", claim.Attribution.ElementAtOrDefault(1)) : null;
            return [.. new[] { speaker, relay }.OfType<Party>(), .. claim.Attribution.Skip(2)];
        }
    }

    /// <summary>The words that stand for an entity: its mention within the quote, else the one nearest to it.</summary>
    static Span Nearest(LocalEntity entity, Span quote) => entity.Mentions.IsEmpty
        ? quote
        : entity.Mentions.MinBy(m => quote.Contains(m.At) ? 0 : m.At.End <= quote.Start ? quote.Start - m.At.End + 1 : Math.Max(0, m.At.Start - quote.End) + 1)!.At;
}
