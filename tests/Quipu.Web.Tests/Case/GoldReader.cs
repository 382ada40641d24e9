using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading;
using Quipu.Tests;

namespace Quipu.Web.Tests.Case;

/// <summary>Reads the sample's articles as their gold files say, so that these tests do not move when the reader learns. A document without gold has no claims.</summary>
sealed class GoldReader : IReader
{
    static readonly Dictionary<string, JsonElement> Gold = Directory.GetFiles(Repository.File("tests/data/gold"), "*.gold.json").ToDictionary(
        f => Path.GetFileName(f)[..2], f => JsonDocument.Parse(File.ReadAllText(f)).RootElement, StringComparer.Ordinal);

    public string Name => "gold/1";

    public DocumentReading Read(Document document)
    {
        if (document.Location.Length < 2 || !Gold.TryGetValue(document.Location[..2], out var gold)) return new(document.Id, Name, [], []);
        var entities = gold.GetProperty("entities").EnumerateArray().Select(e => (Id: e.GetProperty("id").GetString()!, Entity: Entity(document, e)))
            .Where(e => e.Entity is not null).ToDictionary(e => e.Id, e => e.Entity!, StringComparer.Ordinal);
        var rows = gold.GetProperty("claims").EnumerateArray().Where(c => document.Text.Contains(c.GetProperty("quote").GetString()!, StringComparison.Ordinal)).Select(c => (Row: c, Claim: Claim(document, c, entities))).ToArray();
        var ids = rows.ToDictionary(r => r.Row.GetProperty("id").GetString()!, r => r.Claim.Id, StringComparer.Ordinal);
        var claims = rows.Select(r => r.Claim with { About = [.. Texts(r.Row, "about").Where(ids.ContainsKey).Select(a => ids[a])] });
        return new(document.Id, Name, [.. entities.Values.DistinctBy(e => e.Id)], [.. claims.DistinctBy(c => c.Id).OrderBy(c => c.Quote.At)]);
    }

    static LocalEntity? Entity(Document document, JsonElement row)
    {
        var name = row.GetProperty("name").GetString()!;
        var type = Enum.Parse<EntityType>(row.GetProperty("type").GetString()!);
        var aliases = Texts(row, "aliases");
        var mentions = aliases.Prepend(name).SelectMany(form => Places(document.Text, form).Select(at => new Mention(at, form, MentionKind.Name))).OrderBy(m => m.At).ToImmutableArray();
        return mentions.IsEmpty ? null : new()
        {
            Id = EntityId.Local(document.Id, type, mentions[0].At),
            Document = document.Id,
            Type = type,
            Name = name,
            Aliases = aliases,
            Mentions = mentions,
            Named = !row.TryGetProperty("named", out var named) || named.GetBoolean(),
        };
    }

    static Claim Claim(Document document, JsonElement row, Dictionary<string, LocalEntity> entities)
    {
        var quote = row.GetProperty("quote").GetString()!;
        var start = document.Text.IndexOf(quote, StringComparison.Ordinal);
        var at = new Span(start, start + quote.Length);
        var type = Wires.Read<ClaimType>(row.GetProperty("type").GetString()!);
        var (subject, @object) = (End("subject"), End("object"));
        var stage = Text(row, "stage");
        return new()
        {
            Id = ClaimId.From(document.Id, type, at, at, subject?.At, @object?.At),
            Document = document.Id,
            Type = type,
            Subject = subject,
            Object = @object,
            Modality = Wires.Read<Modality>(Text(row, "modality")!),
            Negated = Flag("negated"),
            Ended = Flag("ended"),
            Attribution = [.. Texts(row, "attribution").Select(Party).OfType<Party>()],
            Quote = new(at, quote),
            Trigger = at,
            Date = PartialDate.TryParse(Text(row, "date"), out var date) ? date : null,
            Place = End("place"),
            Authority = End("authority"),
            Ticket = End("party"),
            Stage = Wires.TryRead<Stage>(stage, out var inLaw) ? inLaw : null,
            LawStage = Wires.TryRead<LawStage>(stage, out var law) ? law : null,
            Kind = Wires.TryRead<IncidentKind>(Text(row, "kind"), out var kind) ? kind : null,
            Stance = Wires.TryRead<StanceKind>(Text(row, "stance"), out var stance) ? stance : null,
            Direction = Wires.TryRead<Direction>(Text(row, "direction"), out var direction) ? direction : null,
            Details = Enum.GetValues<Detail>().Where(d => Text(row, d.Wire()) is not null).ToImmutableSortedDictionary(d => d, d => Text(row, d.Wire())!),
            Sureness = 900,
            Reader = "gold/1",
        };

        Party? End(string key) => Text(row, key) is { } id ? Party(id) : null;

        Party? Party(string id) => entities.TryGetValue(id, out var entity) ? new(entity.Id, entity.Mentions.MinBy(m => at.Contains(m.At) ? 0 : Math.Abs(m.At.Start - at.Start) + 1)!.At) : null;

        bool Flag(string key) => row.TryGetProperty(key, out var value) && value.GetBoolean();
    }

    static IEnumerable<Span> Places(string text, string form)
    {
        for (var at = text.IndexOf(form, StringComparison.Ordinal); at >= 0; at = text.IndexOf(form, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !char.IsLetter(text[at - 1])) && (at + form.Length == text.Length || !char.IsLetter(text[at + form.Length]))) yield return new(at, at + form.Length);
    }

    static string? Text(JsonElement row, string key) => !row.TryGetProperty(key, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDecimal().ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    static ImmutableArray<string> Texts(JsonElement row, string key) => row.TryGetProperty(key, out var values) ? [.. values.EnumerateArray().Select(v => v.GetString()!)] : [];
}
