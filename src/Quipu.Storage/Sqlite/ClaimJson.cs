using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Quipu.Model;

namespace Quipu.Storage.Sqlite;

/// <summary>A claim as its table keeps it: JSON with the words of the vocabulary, spans in UTF-16 units. Absent fields are left out.</summary>
static class ClaimJson
{
    static readonly JsonWriterOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(Claim claim) => Text(json => Write(json, claim));

    internal static Claim Read(string text)
    {
        using var parsed = JsonDocument.Parse(text);
        return Read(parsed.RootElement);
    }

    /// <summary>What <paramref name="write"/> writes, as a string.</summary>
    internal static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Plain)) write(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal static void Write(Utf8JsonWriter json, Claim claim)
    {
        json.WriteStartObject();
        json.WriteString("id", claim.Id.Value);
        json.WriteString("document", claim.Document.Value);
        json.WriteString("type", claim.Type.Wire());
        json.WriteString("modality", claim.Modality.Wire());
        if (claim.Negated) json.WriteBoolean("negated", true);
        if (claim.Ended) json.WriteBoolean("ended", true);
        json.WriteStartArray("quote");
        json.WriteNumberValue(claim.Quote.At.Start);
        json.WriteNumberValue(claim.Quote.At.End);
        json.WriteStringValue(claim.Quote.Text);
        json.WriteEndArray();
        json.WriteStartArray("trigger");
        json.WriteNumberValue(claim.Trigger.Start);
        json.WriteNumberValue(claim.Trigger.End);
        json.WriteEndArray();
        WriteEnds(json, claim);
        WriteValues(json, claim);
        json.WriteNumber("sureness", claim.Sureness);
        json.WriteString("reader", claim.Reader);
        json.WriteEndObject();
    }

    static void WriteEnds(Utf8JsonWriter json, Claim claim)
    {
        One(json, "subject", claim.Subject);
        One(json, "object", claim.Object);
        One(json, "place", claim.Place);
        One(json, "authority", claim.Authority);
        One(json, "ticket", claim.Ticket);
        One(json, "from", claim.From);
        One(json, "to", claim.To);
        Many(json, "via", claim.Via);
        Many(json, "affects", claim.Affects);
        Many(json, "attribution", claim.Attribution);
        if (claim.About.IsDefaultOrEmpty) return;
        json.WriteStartArray("about");
        foreach (var id in claim.About) json.WriteStringValue(id.Value);
        json.WriteEndArray();
    }

    static void WriteValues(Utf8JsonWriter json, Claim claim)
    {
        if (claim.Date is { } date) json.WriteString("date", date.ToString());
        if (claim.End is { } end) json.WriteString("end", end.ToString());
        Word(json, "stage", claim.Stage);
        Word(json, "law_stage", claim.LawStage);
        Word(json, "effect_kind", claim.EffectKind);
        Word(json, "kind", claim.Kind);
        Word(json, "stance", claim.Stance);
        Word(json, "direction", claim.Direction);
        if (claim.Details.IsEmpty) return;
        json.WriteStartObject("details");
        foreach (var (detail, value) in claim.Details) json.WriteString(detail.Wire(), value);
        json.WriteEndObject();
    }

    static void Word<T>(Utf8JsonWriter json, string name, T? value) where T : struct, Enum
    {
        if (value is { } word) json.WriteString(name, word.Wire());
    }

    static void One(Utf8JsonWriter json, string name, Party? party)
    {
        if (party is null) return;
        json.WritePropertyName(name);
        Write(json, party);
    }

    static void Many(Utf8JsonWriter json, string name, ImmutableArray<Party> parties)
    {
        if (parties.IsDefaultOrEmpty) return;
        json.WriteStartArray(name);
        foreach (var party in parties) Write(json, party);
        json.WriteEndArray();
    }

    static void Write(Utf8JsonWriter json, Party party)
    {
        json.WriteStartArray();
        json.WriteStringValue(party.Entity.Value);
        json.WriteNumberValue(party.At.Start);
        json.WriteNumberValue(party.At.End);
        json.WriteEndArray();
    }

    internal static Claim Read(JsonElement json) => new()
    {
        Id = new(json.GetProperty("id").GetString()!),
        Document = new(json.GetProperty("document").GetString()!),
        Type = Wires.Read<ClaimType>(json.GetProperty("type").GetString()!),
        Modality = Wires.Read<Modality>(json.GetProperty("modality").GetString()!),
        Negated = json.TryGetProperty("negated", out _),
        Ended = json.TryGetProperty("ended", out _),
        Quote = ReadQuote(json.GetProperty("quote")),
        Trigger = new(json.GetProperty("trigger")[0].GetInt32(), json.GetProperty("trigger")[1].GetInt32()),
        Subject = One(json, "subject"),
        Object = One(json, "object"),
        Place = One(json, "place"),
        Authority = One(json, "authority"),
        Ticket = One(json, "ticket"),
        From = One(json, "from"),
        To = One(json, "to"),
        Via = Many(json, "via"),
        Affects = Many(json, "affects"),
        Attribution = Many(json, "attribution"),
        About = json.TryGetProperty("about", out var about) ? [.. about.EnumerateArray().Select(id => new ClaimId(id.GetString()!))] : [],
        Date = Date(json, "date"),
        End = Date(json, "end"),
        Stage = Word<Stage>(json, "stage"),
        LawStage = Word<LawStage>(json, "law_stage"),
        EffectKind = Word<EffectKind>(json, "effect_kind"),
        Kind = Word<IncidentKind>(json, "kind"),
        Stance = Word<StanceKind>(json, "stance"),
        Direction = Word<Direction>(json, "direction"),
        Details = json.TryGetProperty("details", out var details)
            ? details.EnumerateObject().ToImmutableSortedDictionary(d => Wires.Read<Detail>(d.Name), d => d.Value.GetString()!)
            : ImmutableSortedDictionary<Detail, string>.Empty,
        Sureness = json.GetProperty("sureness").GetInt32(),
        Reader = json.GetProperty("reader").GetString()!,
    };

    static Quote ReadQuote(JsonElement json) => new(new(json[0].GetInt32(), json[1].GetInt32()), json[2].GetString()!);

    static Party? One(JsonElement json, string name) => json.TryGetProperty(name, out var party) ? ReadParty(party) : null;

    static ImmutableArray<Party> Many(JsonElement json, string name) => json.TryGetProperty(name, out var parties) ? [.. parties.EnumerateArray().Select(ReadParty)] : [];

    static Party ReadParty(JsonElement json) => new(new(json[0].GetString()!), new(json[1].GetInt32(), json[2].GetInt32()));

    static PartialDate? Date(JsonElement json, string name) => json.TryGetProperty(name, out var date) ? PartialDate.Parse(date.GetString()!) : null;

    static T? Word<T>(JsonElement json, string name) where T : struct, Enum => json.TryGetProperty(name, out var word) ? Wires.Read<T>(word.GetString()!) : null;
}
