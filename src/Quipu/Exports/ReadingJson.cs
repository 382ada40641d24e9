using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading;

namespace Quipu.Exports;

/// <summary>
/// One reading as one JSON document in the shape of the gold files (DESIGN §6): short ids that hold within the document, quotes in code points of its text.
/// </summary>
public static class ReadingJson
{
    static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>UTF-8 JSON of the reading; <paramref name="name"/> is what the document is called there (a file's name).</summary>
    public static byte[] Write(DocumentReading reading, Document document, string name)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options)) new Page(writer, reading, document).Write(name);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Where an entity lies, as far as it is known: <c>country</c>, <c>ubigeo</c>, <c>latitude</c>, <c>longitude</c>.</summary>
    public static void WritePlace(Utf8JsonWriter json, LocalEntity entity)
    {
        if (entity.Country is not null) json.WriteString("country", entity.Country);
        if (entity.Ubigeo is not null) json.WriteString("ubigeo", entity.Ubigeo);
        if (entity.Position is not { } position) return;
        json.WriteNumber("latitude", position.Latitude);
        json.WriteNumber("longitude", position.Longitude);
    }

    sealed class Page(Utf8JsonWriter writer, DocumentReading reading, Document document)
    {
        readonly Dictionary<EntityId, string> _entities = reading.Entities.Select((e, i) => (e.Id, $"e{i + 1}")).ToDictionary(p => p.Id, p => p.Item2);
        readonly Dictionary<ClaimId, string> _claims = reading.Claims.Select((c, i) => (c.Id, $"c{i + 1}")).ToDictionary(p => p.Id, p => p.Item2);
        readonly HashSet<EntityId> _people = [.. reading.Entities.Where(e => e is { Named: true, Type: EntityType.Person }).Select(e => e.Id)];
        readonly CodePoints _points = new(document.Text);

        internal void Write(string name)
        {
            writer.WriteStartObject();
            writer.WriteString("document", name);
            writer.WriteString("language", document.Language.Code);
            WriteOr("published", document.Published?.ToString());
            writer.WriteString("reader", reading.Reader);
            writer.WriteStartArray("entities");
            foreach (var entity in reading.Entities) Entity(entity);
            writer.WriteEndArray();
            writer.WriteStartArray("claims");
            foreach (var claim in reading.Claims) Claim(claim);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        void Entity(LocalEntity entity)
        {
            writer.WriteStartObject();
            writer.WriteString("id", _entities[entity.Id]);
            writer.WriteString("name", entity.Name);
            writer.WriteString("type", entity.Type.Wire());
            writer.WriteStartArray("aliases");
            foreach (var alias in entity.Aliases) writer.WriteStringValue(alias);
            writer.WriteEndArray();
            if (!entity.Named) writer.WriteBoolean("named", false);
            WritePlace(writer, entity);

            writer.WriteEndObject();
        }

        void Claim(Claim claim)
        {
            writer.WriteStartObject();
            writer.WriteString("id", _claims[claim.Id]);
            writer.WriteString("type", claim.Type.Wire());
            End("subject", claim.Subject);
            End("object", claim.Object);
            writer.WriteString("modality", claim.Modality.Wire());
            Ends("attribution", claim.Attribution);
            Words(claim);
            WriteOr("date", claim.Date?.ToString());
            if (claim.End is { } end) writer.WriteString("end", end.ToString());
            OtherEnds(claim);
            foreach (var (detail, value) in claim.Details) Detail(detail, value);
            if (!claim.About.IsEmpty)
            {
                writer.WriteStartArray("about");
                foreach (var id in claim.About) writer.WriteStringValue(_claims[id]);
                writer.WriteEndArray();
            }

            Quote(claim.Quote);
            writer.WritePropertyName("sureness");
            writer.WriteRawValue((claim.Sureness / 1000m).ToString("0.000", CultureInfo.InvariantCulture));
            writer.WriteBoolean("check_first", ShownClaim.IsToCheck(claim, party => _people.Contains(party.Entity)));
            writer.WriteEndObject();
        }

        /// <summary>The words of the vocabulary: stage, kind, stance, direction, effect kind, negated, ended.</summary>
        void Words(Claim claim)
        {
            if ((claim.Stage?.Wire() ?? claim.LawStage?.Wire()) is { } stage) writer.WriteString("stage", stage);
            if (claim.Kind is { } kind) writer.WriteString("kind", kind.Wire());
            if (claim.Stance is { } stance) writer.WriteString("stance", stance.Wire());
            if (claim.Direction is { } direction) writer.WriteString("direction", direction.Wire());
            if (claim.EffectKind is { } effect) writer.WriteString("effect_kind", effect.Wire());
            if (claim.Negated) writer.WriteBoolean("negated", true);
            if (claim.Ended) writer.WriteBoolean("ended", true);
        }

        void OtherEnds(Claim claim)
        {
            End("place", claim.Place);
            if (claim.Authority is not null) End("authority", claim.Authority);
            if (claim.Ticket is not null) End("party", claim.Ticket);
            if (claim.From is not null) End("from", claim.From);
            if (claim.To is not null) End("to", claim.To);
            if (!claim.Via.IsEmpty) Ends("via", claim.Via);
            if (!claim.Affects.IsEmpty) Ends("affects", claim.Affects);
        }

        void Detail(Detail detail, string value)
        {
            if (detail is Model.Detail.Value or Model.Detail.Amount && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)) writer.WriteNumber(detail.Wire(), number);
            else writer.WriteString(detail.Wire(), value);
        }

        void Quote(Quote quote)
        {
            writer.WriteStartObject("quote");
            writer.WriteNumber("start", _points.FromUtf16(quote.At.Start));
            writer.WriteNumber("end", _points.FromUtf16(quote.At.End));
            writer.WriteString("text", quote.Text);
            writer.WriteEndObject();
        }

        void End(string name, Party? party) => WriteOr(name, party is null ? null : _entities[party.Entity]);

        void Ends(string name, IEnumerable<Party> parties)
        {
            writer.WriteStartArray(name);
            foreach (var party in parties) writer.WriteStringValue(_entities[party.Entity]);
            writer.WriteEndArray();
        }

        void WriteOr(string name, string? value)
        {
            if (value is null) writer.WriteNull(name);
            else writer.WriteString(name, value);
        }
    }
}
