using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Quipu.Claims;
using Quipu.Entities;
using Quipu.Model;
using Quipu.Network;
using Quipu.Publishing.Leavings;
using Quipu.Publishing.Replies;
using Quipu.Publishing.Searches;
using Quipu.Search;
using Quipu.Web.Parts;

namespace Quipu.Web.Api;

/// <summary>How records look as JSON: snake_case, wire words, ids as strings, dates as precise as they are known, absent values absent.</summary>
static class Shapes
{
    /// <summary>One set of rules for every answer. Characters that HTML could mistake stay escaped.</summary>
    internal static JsonSerializerOptions Json { get; } = Make();

    [ThreadStatic]
    static Action<ShownClaim>? _told;

    /// <summary>Writes data, and tells of each claim that is in them.</summary>
    internal static void Write(Stream to, object data, Action<ShownClaim> told)
    {
        _told = told;
        try
        {
            JsonSerializer.Serialize(to, data, data.GetType(), Json);
        }
        finally
        {
            _told = null;
        }
    }

    internal static object List<T>(Page<T> page, Func<T, object> shape) => new { page.Total, page.Offset, Rows = page.Rows.Select(shape) };

    internal static object Of(DocumentRow row) => new { Document = DocumentShape.Of(row.Head), row.Claims, row.Accusing, row.Entities, row.Words, row.Reprints, row.Summary };

    internal static object Of(EntityCard card) =>
        new { card.Id, card.Type, card.Name, card.Named, card.Aliases, card.Country, card.Documents, card.Origins, card.Claims, Members = card.Members.Select(m => new { m.Local, m.Document, m.Name }) };

    internal static object Of(LogRow row) => new { row.Number, row.At, row.Kind, row.Location, row.Message, row.Document, row.IsFailure };

    internal static object Of(Judgement judgement, Offsets offsets) => new
    {
        judgement.Id,
        judgement.Verdict,
        judgement.By,
        judgement.At,
        judgement.Reason,
        judgement.RetiredAt,
        judgement.RetiredBy,
        Judged = Anchor(judgement.Judged, offsets),
        Correction = judgement.Correction is { } correction ? Anchor(correction, offsets) : null,
    };

    internal static object Of(SamenessJudgement judgement) =>
        new { judgement.Id, judgement.One, judgement.Other, judgement.Verdict, judgement.By, judgement.At, judgement.Reason, judgement.RetiredAt, judgement.RetiredBy };

    /// <param name="licences">Of each document its licence line, for pictures that are published; null: nobody asks.</param>
    internal static object Of(EdgeSet ties, Offsets offsets, IReadOnlyDictionary<string, string>? licences = null) =>
        new { Entities = ties.Entities.Select(Of), Edges = ties.Edges.Select(e => Of(e, offsets)), ties.Left, Licences = licences };

    static object Of(Edge edge, Offsets offsets) => new
    {
        edge.From,
        edge.To,
        edge.Type,
        // Money that was extorted is of the type funds, and nobody shall read it as a gift.
        Relation = !edge.Claims.IsEmpty && edge.Claims.All(c => c.Claim.IsExtorted) ? "funds.extorted" : edge.Type.Wire(),
        edge.Directed,
        edge.Modality,
        edge.Negated,
        edge.Stage,
        Whose = edge.Whose?.Name,
        Tone = Tones.Of(edge.Stage),
        edge.First,
        edge.Last,
        edge.Answered,
        edge.Accepted,
        Attribution = new { OwnVoice = edge.Claims.Any(c => c.Attribution.IsEmpty), Chains = edge.Claims.Where(c => c.Attribution.Length > 0).Select(c => c.Attribution.Select(a => a.Name)) },
        Standing = new { edge.Stage, Documents = edge.Claims.Select(c => c.Standing.Documents).DefaultIfEmpty().Max() },
        Claims = edge.Claims.Select(c => ClaimShape.Of(offsets, c)),
    };

    /// <summary>What was judged: enough to find it again, with its modality, and not more than was said.</summary>
    static object Anchor(Claim claim, Offsets offsets)
    {
        var points = offsets.Of(claim.Document);
        return new
        {
            claim.Id,
            claim.Type,
            claim.Modality,
            claim.Negated,
            claim.Stage,
            Subject = claim.Subject?.Entity,
            Object = claim.Object?.Entity,
            Attribution = claim.Attribution.Select(a => a.Entity),
            claim.Date,
            Quote = new QuoteShape(points.FromUtf16(claim.Quote.At.Start), points.FromUtf16(claim.Quote.At.End), claim.Quote.Text),
        };
    }

    static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        };
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Tell } };
        options.Converters.Add(new WireWords());
        options.Converters.Add(new Written<EntityId>(v => v.Value));
        options.Converters.Add(new Written<ClaimId>(v => v.Value));
        options.Converters.Add(new Written<DocumentId>(v => v.Value));
        options.Converters.Add(new Written<CaptureId>(v => v.Value));
        options.Converters.Add(new Written<StatementId>(v => v.Value));
        options.Converters.Add(new Written<JudgementId>(v => v.Value));
        options.Converters.Add(new Written<FindingId>(v => v.Value));
        options.Converters.Add(new Written<LeavingId>(v => v.Value));
        options.Converters.Add(new Written<RequestId>(v => v.Value));
        options.Converters.Add(new Written<SearchId>(v => v.Value));
        options.Converters.Add(new Written<NoticeId>(v => v.Value));
        options.Converters.Add(new Written<Boards.BoardId>(v => v.Value));
        options.Converters.Add(new Written<DatasetName>(v => v.Value));
        options.Converters.Add(new Written<Language>(v => v.Code));
        options.Converters.Add(new Written<PartialDate>(v => v.ToString()));
        return options;
    }

    // Every claim is written as one shape, however deep in whichever answer it stands.
    static void Tell(JsonTypeInfo type)
    {
        if (type.Type == typeof(ClaimShape)) type.OnSerialized = written => _told?.Invoke(((ClaimShape)written).Shown);
    }

    /// <summary>A value that is a string on the wire.</summary>
    sealed class Written<T>(Func<T, string> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw new NotSupportedException($"{typeof(T).Name} is only written.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }

    sealed class WireWords : JsonConverterFactory
    {
        public override bool CanConvert(Type type) => type.IsEnum;

        public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) => (JsonConverter)Activator.CreateInstance(typeof(WireWord<>).MakeGenericType(type))!;
    }

    sealed class WireWord<T> : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Wires.Read<T>(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Wire());
    }
}
