using System.Collections.Immutable;
using System.Text.Json;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Patterns.Kept;
using Quipu.Patterns.Language;
using Quipu.Patterns.Search;

namespace Quipu.Storage.Sqlite;

/// <summary>A finding and what happened to it as their tables keep them: ids, and words of the vocabulary. Names are left out wherever an id leads to
/// one.</summary>
static class FindingJson
{
    /// <param name="isKnown">Whether an entity of this id is on record; only what is not keeps its name.</param>
    internal static string Write(Finding finding, Func<EntityId, bool> isKnown) => ClaimJson.Text(json =>
    {
        json.WriteStartObject();
        if (finding.Lead is { } lead) json.WriteString("lead", lead);
        // What a lead of names misses is worded anew, with the names of the day.
        if (finding.Doubted.IsEmpty) Write(json, "missing", finding.Missing);
        Write(json, "where", finding.Where);
        Write(json, "parties", finding.Parties, isKnown);
        Write(json, "doubted", finding.Doubted, isKnown);
        Write(json, "hops", finding.Hops, isKnown);
        Write(json, "marks", finding.Marks, isKnown);
        json.WritePropertyName("weakest");
        Write(json, finding.Weakest, isKnown);
        json.WriteBoolean("private", finding.IsPrivate);
        RecordJson.Strings(json, "undated", finding.Undated);
        json.WriteEndObject();
    });

    internal static Finding Read(string id, string pattern, string body)
    {
        using var parsed = JsonDocument.Parse(body);
        var json = parsed.RootElement;
        return new()
        {
            Id = new(id),
            Pattern = pattern,
            Lead = RecordJson.Text(json, "lead"),
            Missing = Wording(json, "missing"),
            Where = Wording(json, "where"),
            Parties = Parties(json, "parties"),
            Doubted = Parties(json, "doubted"),
            Hops = Hops(json, "hops"),
            Marks = Hops(json, "marks"),
            Weakest = Tie(json.GetProperty("weakest")),
            IsPrivate = json.GetProperty("private").GetBoolean(),
            Undated = RecordJson.Strings(json, "undated"),
        };
    }

    internal static string Write(ImmutableArray<string> came, ImmutableArray<string> went, ImmutableArray<FindingReason> reasons) => ClaimJson.Text(json =>
    {
        json.WriteStartObject();
        RecordJson.Strings(json, "came", came);
        RecordJson.Strings(json, "went", went);
        json.WriteStartArray("reasons");
        foreach (var reason in reasons)
        {
            json.WriteStartObject();
            json.WriteString("cause", reason.Cause.Wire());
            if (reason.Evidence is { } evidence) json.WriteString("evidence", evidence);
            if (reason.By is { } by) json.WriteString("by", by);
            if (reason.At is { } at) json.WriteNumber("at", at.UtcTicks);
            if (reason.Stage is { } stage) json.WriteString("stage", stage.Wire());
            if (reason.Whose is { } whose) json.WriteString("whose", whose.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    internal static (ImmutableArray<string> Came, ImmutableArray<string> Went, ImmutableArray<FindingReason> Reasons) ReadEvent(string body)
    {
        using var parsed = JsonDocument.Parse(body);
        var json = parsed.RootElement;
        var reasons = json.GetProperty("reasons").EnumerateArray().Select(r => new FindingReason(
            Wires.Read<FindingCause>(r.GetProperty("cause").GetString()!), RecordJson.Text(r, "evidence"), RecordJson.Text(r, "by"),
            r.TryGetProperty("at", out var at) ? JudgementWriter.Time(at.GetInt64()) : null, RecordJson.Text(r, "stage") is { } stage ? Wires.Read<Stage>(stage) : null)
        { Whose = RecordJson.Text(r, "whose") is { } whose ? new EntityId(whose) : null });
        return (RecordJson.Strings(json, "came"), RecordJson.Strings(json, "went"), [.. reasons]);
    }

    static void Write(Utf8JsonWriter json, string name, Wording? words)
    {
        if (words is null) return;
        json.WriteStartObject(name);
        json.WriteString("en", words.En);
        json.WriteString("es", words.Es);
        json.WriteEndObject();
    }

    static Wording? Wording(JsonElement json, string name) => json.TryGetProperty(name, out var words) ? new(words.GetProperty("en").GetString()!,
        words.GetProperty("es").GetString()!) : null;

    static void Write(Utf8JsonWriter json, string name, ImmutableArray<FoundParty> parties, Func<EntityId, bool> isKnown)
    {
        if (parties.IsDefaultOrEmpty) return;
        json.WriteStartArray(name);
        foreach (var party in parties)
        {
            json.WriteStartObject();
            json.WriteString("part", party.Part);
            json.WriteString("entity", party.Entity.Value);
            if (!isKnown(party.Entity)) json.WriteString("name", party.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static ImmutableArray<FoundParty> Parties(JsonElement json, string name) => json.TryGetProperty(name, out var parties) ? [.. parties.EnumerateArray()
        .Select(Party)] : [];

    static FoundParty Party(JsonElement party)
    {
        var id = party.GetProperty("entity").GetString()!;
        return new(party.GetProperty("part").GetString()!, new(id), RecordJson.Text(party, "name") ?? id);
    }

    static void Write(Utf8JsonWriter json, string name, ImmutableArray<FoundHop> hops, Func<EntityId, bool> isKnown)
    {
        json.WriteStartArray(name);
        foreach (var hop in hops)
        {
            json.WriteStartObject();
            json.WriteString("tie", hop.Tie);
            json.WriteString("from", hop.From.Value);
            json.WriteString("to", hop.To.Value);
            json.WriteBoolean("accuses", hop.Accuses);
            Write(json, "through", hop.Through, isKnown);
            json.WriteStartArray("ties");
            foreach (var tie in hop.Ties) Write(json, tie, isKnown);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static ImmutableArray<FoundHop> Hops(JsonElement json, string name) =>
    [
        .. json.GetProperty(name).EnumerateArray().Select(h => new FoundHop(
            h.GetProperty("tie").GetString()!, new(h.GetProperty("from").GetString()!), new(h.GetProperty("to").GetString()!), h.GetProperty("accuses")
                .GetBoolean(),
            [.. h.GetProperty("ties").EnumerateArray().Select(Tie)])
        { Through = Parties(h, "through") }),
    ];

    static void Write(Utf8JsonWriter json, FoundTie tie, Func<EntityId, bool> isKnown)
    {
        json.WriteStartObject();
        json.WriteString("evidence", tie.Evidence);
        json.WriteString("relation", tie.Relation);
        json.WriteString("dataset", tie.Dataset);
        json.WriteString("modality", tie.Modality.Wire());
        if (tie.Stage is { } stage) json.WriteString("stage", stage.Wire());
        if (tie.Whose is { } whose) Write(json, "whose", [whose], isKnown);
        json.WriteString("review", tie.Review.Wire());
        if (tie.FromRegister) json.WriteBoolean("register", true);
        if (tie.Answered) json.WriteBoolean("answered", true);
        if (tie.First is { } first) json.WriteString("first", IsoTime.Of(first));
        if (tie.Last is { } last) json.WriteString("last", IsoTime.Of(last));
        if (tie.Document is { } document) json.WriteString("document", document);
        json.WriteEndObject();
    }

    static FoundTie Tie(JsonElement t) => new(
        t.GetProperty("evidence").GetString()!, t.GetProperty("relation").GetString()!, t.GetProperty("dataset").GetString()!,
            Wires.Read<Modality>(t.GetProperty("modality").GetString()!),
        RecordJson.Text(t, "stage") is { } stage ? Wires.Read<Stage>(stage) : null, Wires.Read<ReviewState>(t.GetProperty("review").GetString()!),
            t.TryGetProperty("register", out _),
        t.TryGetProperty("answered", out _), Day(t, "first"), Day(t, "last"), RecordJson.Text(t, "document"))
    { Whose = Parties(t, "whose").FirstOrDefault() };

    static DateOnly? Day(JsonElement json, string name) => IsoTime.Day(RecordJson.Text(json, name));
}
