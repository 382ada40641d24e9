using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Entities;
using Quipu.Model;

namespace Quipu.Web.Wording;

/// <summary>Every word that a page prints, in one language: one table per language (<c>en.json</c>, <c>es.json</c>), with its dates and numbers;
/// and, where it is not English, what FollowTheMoney's model calls its schemata, properties and codes (<c>model.es.json</c>) and the sentences that registers are read with (<c>sentences.es.json</c>).</summary>
public sealed class Words
{
    readonly FrozenDictionary<string, string> _table, _model;
    readonly Sentences? _sentences;

    Words(string code)
    {
        Code = code;
        _table = Read($"wording/{code}.json");
        _model = code == "en" ? FrozenDictionary<string, string>.Empty : Read($"wording/model.{code}.json");
        _sentences = code == "en" ? null : new(Read($"wording/sentences.{code}.json"));
    }

    public static Words English { get; } = new("en");

    public static Words Spanish { get; } = new("es");

    /// <summary>Every language that pages speak.</summary>
    public static IReadOnlyList<Words> All { get; } = [English, Spanish];

    /// <summary>ISO 639-1.</summary>
    public string Code { get; }

    /// <summary>Keys in ordinal order.</summary>
    public IEnumerable<string> Keys => _table.Keys.Order(StringComparer.Ordinal);

    /// <summary>Keys of what the model is called here, in ordinal order; none in English, which the model speaks itself.</summary>
    internal IEnumerable<string> ModelKeys => _model.Keys.Order(StringComparer.Ordinal);

    /// <summary>The words under a key.</summary>
    /// <exception cref="ArgumentException">There is no such key: a mistake of ours, which a test finds.</exception>
    public string this[string key] => _table.TryGetValue(key, out var words) ? words : throw new ArgumentException($"{Code}.json has no '{key}'.");

    public bool Has(string key) => _table.ContainsKey(key);

    /// <summary>
    /// What something of FollowTheMoney's model is called here: <c>schema.Person</c> (several: <c>schema.Person.many</c>),
    /// <c>prop.name</c> (<c>prop.Schema:name</c> where a schema means something else by it), <c>topic.crime</c>, <c>gender.male</c>, <c>country.pe</c>, <c>language.spa</c>. Null where the model's own English word stands.
    /// </summary>
    internal string? OfModel(string key) => _model.GetValueOrDefault(key);

    /// <summary>A sentence of the registers, as it is kept in English, here; as it is kept where there is no other.</summary>
    public Said Sentence(string english) => _sentences?.Of(english) is { } said ? new(said, Code) : new(english, "en");

    /// <summary>The words of a language, or null.</summary>
    public static Words? Find(string? code) => All.FirstOrDefault(w => w.Code == code);

    /// <summary>The words under a key with values put in for <c>{0}</c>, <c>{1}</c> …</summary>
    public string Of(string key, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The words for a number of things: <c>key.one</c> or <c>key.many</c>.</summary>
    public string Count(string key, long count) => Of(key + (count == 1 ? ".one" : ".many"), Number(count));

    /// <summary>A whole number with its thousands set apart.</summary>
    public string Number(long number)
    {
        var digits = Math.Abs(number).ToString(CultureInfo.InvariantCulture);
        for (var at = digits.Length - 3; at > 0; at -= 3) digits = digits.Insert(at, this["number.group"]);
        return number < 0 ? "−" + digits : digits;
    }

    /// <summary>A date as precise as it is known.</summary>
    public string Date(PartialDate date) => (date.Month, date.Day) switch
    {
        (null, _) => date.Year.ToString(CultureInfo.InvariantCulture),
        ({ } month, null) => Of("date.month", this[$"month.{month}"], date.Year),
        ({ } month, { } day) => Of("date.day", day, this[$"month.{month}"], date.Year),
    };

    /// <summary>A moment, to the minute, UTC.</summary>
    public string Moment(DateTimeOffset at)
    {
        var utc = at.ToUniversalTime();
        return Of("date.moment", Date(PartialDate.From(DateOnly.FromDateTime(utc.DateTime))), utc.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>The label of a word of the vocabulary.</summary>
    public string Label<T>(T value) where T : struct, Enum => this[$"{Family<T>()}.{value.Wire()}"];

    static FrozenDictionary<string, string> Read(string resource)
    {
        using var file = typeof(Words).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Under which keys the labels of a vocabulary stand.</summary>
    internal static string Family<T>() where T : struct, Enum => Families[typeof(T)];

    /// <summary>Vocabularies with labels; a test asks for every value of each in every language.</summary>
    internal static readonly IReadOnlyDictionary<Type, string> Families = new Dictionary<Type, string>
    {
        [typeof(ClaimType)] = "type",
        [typeof(Publishing.Drafts.DraftMarkKind)] = "draft.kind",
        [typeof(Publishing.Drafts.DraftReason)] = "draft.reason",
        [typeof(Publishing.Drafts.DraftUnchecked)] = "draft.why",
        [typeof(Publishing.Drafts.DraftNoteKind)] = "draft.note",
        [typeof(Boards.BoardFault)] = "board_fault",
        [typeof(Boards.BoardAct)] = "board_told",
        [typeof(Modality)] = "modality",
        [typeof(Stage)] = "stage",
        [typeof(Network.CrowdGrouping)] = "crowd_grouping",
        [typeof(Network.Money.TransferKind)] = "transfer",
        [typeof(LawStage)] = "law_stage",
        [typeof(EffectKind)] = "effect_kind",
        [typeof(IncidentKind)] = "incident_kind",
        [typeof(StanceKind)] = "stance",
        [typeof(Direction)] = "direction",
        [typeof(EntityType)] = "entity_type",
        [typeof(Detail)] = "detail",
        [typeof(ClaimEnd)] = "end",
        [typeof(ReviewState)] = "review",
        [typeof(Verdict)] = "verdict",
        [typeof(Sameness)] = "sameness",
        [typeof(BlockKind)] = "block",
        [typeof(DocumentOrder)] = "document_order",
        [typeof(ClaimOrder)] = "claim_order",
        [typeof(Claims.Times.ClaimTime)] = "claim_time",
        [typeof(Places.AreaLevel)] = "area_level",
        [typeof(Places.MapCount)] = "map_count",
        [typeof(Pages.Timeline.TimelineLanes)] = "timeline_lanes",
        [typeof(EntityOrder)] = "entity_order",
        [typeof(Parts.ClaimGroup)] = "group",
        [typeof(Registers.NoteKind)] = "note",
        [typeof(RowFault)] = "row.fault",
        [typeof(Patterns.Kept.FindingStatus)] = "finding_status",
        [typeof(Patterns.Search.FindingChange)] = "finding_change",
        [typeof(Patterns.Kept.FindingCause)] = "finding_cause",
        [typeof(RollupBy)] = "rollup_by",
        [typeof(Assessment.AssessedLevel)] = "assessed_level",
        [typeof(Assessment.AssessedTurn)] = "assessed_turn",
        [typeof(Assessment.AssessedPlaceKind)] = "assessed_place",
        [typeof(Assessment.BearingWeight)] = "bearing_weight",
        [typeof(Assessment.IndexFaultKind)] = "index_fault",
        [typeof(NoticeKind)] = "notice_kind",
        [typeof(Publishing.Leavings.LeavingAct)] = "leaving_act",
        [typeof(Publishing.Corrections.CorrectionCause)] = "correction_cause",
        [typeof(AnswerKind)] = "answer_kind",
        [typeof(Publishing.Replies.ReplyChannel)] = "reply_channel",
        [typeof(Publishing.Replies.ReplyKind)] = "reply_kind",
        [typeof(Publishing.Replies.RequestState)] = "request_state",
        [typeof(Publishing.Replies.ReplyFault)] = "reply_fault",
        [typeof(Publishing.Searches.SearchKind)] = "search_kind",
        [typeof(Publishing.Searches.SearchFault)] = "search_fault",
        [typeof(Quipu.Watches.WatchKind)] = "watch_kind",
        [typeof(Quipu.Watches.WatchPace)] = "watch_pace",
        [typeof(Quipu.Watches.WatchFault)] = "watch_fault",
        [typeof(Quipu.Watches.AlertKind)] = "alert_kind",
        [typeof(Sources.Grades.SourceKind)] = "source_kind",
        [typeof(Sources.Grades.Reliability)] = "reliability",
        [typeof(Sources.Grades.Credibility)] = "credibility",
        [typeof(Sources.Grades.SourceOrder)] = "source_order",
        [typeof(Publishing.Editions.Erratum)] = "erratum",
    };
}
