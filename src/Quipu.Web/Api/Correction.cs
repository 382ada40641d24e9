using System.Collections.Immutable;
using Quipu.Model;

namespace Quipu.Web.Api;

/// <summary>Reads a correction out of what a form or a program sent: the same words, said otherwise. A field that was not sent stays as it is.</summary>
sealed class Correction
{
    readonly Desk _desk;
    readonly Claim _claim;
    readonly Sent _sent;
    readonly string _prefix;
    readonly Dictionary<string, LocalEntity> _entities;
    Picked? _picked;
    string? _fault;

    Correction(Desk desk, Claim claim, Sent sent, string prefix)
    {
        (_desk, _claim, _sent, _prefix) = (desk, claim, sent, prefix);
        _entities = desk.Store.EntitiesOf(desk.Viewer, claim.Document).ToDictionary(e => e.Local.Id.Value, e => e.Local);
    }

    /// <param name="prefix">Before the names of the fields, where a form says two claims.</param>
    internal static (Claim? Claim, string? Fault) Read(Desk desk, Claim claim, Sent sent, string prefix = "")
    {
        var reading = new Correction(desk, claim, sent, prefix);
        var corrected = reading.Corrected();
        return reading._fault is null ? (corrected, null) : (null, reading._fault);
    }

    Claim Corrected() => _claim with
    {
        Type = Word(Field("type"), _claim.Type),
        Modality = Word(Field("modality"), _claim.Modality),
        Stage = Has("stage") ? Optional<Stage>(Field("stage")) : _claim.Stage,
        Negated = Ticked("negated", _claim.Negated),
        Ended = Ticked("ended", _claim.Ended),
        Subject = End("subject", _claim.Subject),
        Object = End("object", _claim.Object),
        Date = Date(),
        Attribution = Attribution(),
    };

    string? Field(string key) => _sent[_prefix + key];

    bool Has(string key) => _sent.Has(_prefix + key);

    // A box that is not ticked is not sent.
    bool Ticked(string key, bool before) => _sent.IsForm ? Field(key) is not null : _sent.Flag(_prefix + key) ?? before;

    T Word<T>(string? text, T otherwise) where T : struct, Enum
    {
        if (text is null) return otherwise;
        if (Wires.TryRead<T>(text, out var value)) return value;
        _fault ??= _desk.Words.Of("sent.word", text);
        return otherwise;
    }

    T? Optional<T>(string? text) where T : struct, Enum => string.IsNullOrEmpty(text) ? null : Word<T>(text, default);

    PartialDate? Date()
    {
        if (!Has("date")) return _claim.Date;
        if (Field("date") is not { } text) return null;
        if (PartialDate.TryParse(text, out var date)) return date;
        // Else it is told in words of the text.
        if (Words() is { } words && words.At(text, _claim.Quote.At.Start) is { } at && words.Date(at) is { } told) return told;
        _fault ??= _desk.Words.Of("asked.date", text, "date");
        return null;
    }

    Party? End(string key, Party? before)
    {
        if (!Has(key)) return before;
        if (Field(key) is not { } id || id == before?.Entity.Value) return Field(key) is null ? null : before;
        if (id.StartsWith(Picked.Prefix, StringComparison.Ordinal) && Words()?.Party(id, _entities.Values) is { } party) return party;
        if (_entities.TryGetValue(id, out var entity)) return new(entity.Id, Nearest(entity, _claim.Quote.At));
        _fault ??= _desk.Words["sent.entity"];
        return before;
    }

    ImmutableArray<Party> Attribution()
    {
        if (!Has("speaker")) return _claim.Attribution;
        var speaker = End("speaker", _claim.Attribution.ElementAtOrDefault(0));
        var relay = Has("relay") ? End("relay", _claim.Attribution.ElementAtOrDefault(1)) : null;
        return [.. new[] { speaker, relay }.OfType<Party>(), .. _claim.Attribution.Skip(2)];
    }

    // Null where names are masked for who reviews: what is picked would be the mask.
    Picked? Words() => _picked ??= _desk.Store.IsBarred(_desk.Viewer, _claim.Document) || _desk.Store.Document(_desk.Viewer, _claim.Document) is not { } document ? null : new(document);

    /// <summary>The words that stand for an entity: its mention within the quote, else the one nearest to it.</summary>
    static Span Nearest(LocalEntity entity, Span quote) => entity.Mentions.IsEmpty
        ? quote
        : entity.Mentions.MinBy(m => quote.Contains(m.At) ? 0 : m.At.End <= quote.Start ? quote.Start - m.At.End + 1 : Math.Max(0, m.At.Start - quote.End) + 1)!.At;
}
