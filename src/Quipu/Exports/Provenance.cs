using System.Text.Json;
using FollowTheMoney.Streams;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Sources.Grades;

namespace Quipu.Exports;

/// <summary>
/// The export <c>prov</c>: where each claim comes from, as JSON-LD, a document to a line. Terms are those of PROV-O (what was derived from what, by whom),
/// Web Annotation (the quote and its place in the text) and schema.org's ClaimReview (what a person decided of it); the axes that they lack are Quipu's own terms.
/// </summary>
public static class Provenance
{
    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var stream = new ClaimStream(store, viewer, options);
        return stream.Result(Utf8JsonLines.Write(to, stream.Claims(), (json, claim) => new ProvenanceLine(json, claim.Shown, claim.Facts, options).Write()));
    }
}

/// <summary>One claim with its chain: quote, document, capture; who said it, which reader found it, who judged it.</summary>
readonly struct ProvenanceLine(Utf8JsonWriter json, ShownClaim shown, DocumentFacts facts, ExportOptions options)
{
    static readonly (string Name, string Iri)[] Terms =
    [
        ("prov", "http://www.w3.org/ns/prov#"), ("oa", "http://www.w3.org/ns/oa#"), ("schema", "https://schema.org/"), ("quipu", "urn:quipu:terms:"),
    ];

    readonly Claim _claim = shown.Claim;

    internal void Write()
    {
        json.WriteStartObject();
        Context();
        json.WriteStartArray("@graph");
        Claim();
        Document();
        Reader();
        foreach (var speaker in shown.Attribution.DistinctBy(s => s.Entity)) Agent(speaker);
        if (shown.Review.Judgement is { } judgement) Review(judgement.By, judgement.Reason, judgement.At);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    void Context()
    {
        json.WriteStartObject("@context");
        foreach (var (name, iri) in Terms) json.WriteString(name, iri);
        json.WriteEndObject();
    }

    void Claim()
    {
        Start($"urn:quipu:claim:{_claim.Id}", "prov:Entity", "schema:Claim");
        json.WriteString("schema:name", $"{shown.Subject?.Name ?? StatusText.Nobody} · {_claim.Type.Wire().Replace('_', ' ')}{(shown.Object is { } o ? $" · {o.Name}" : "")}");
        json.WriteString("schema:text", _claim.Quote.Text);
        json.WriteString("quipu:type", _claim.Type.Wire());
        json.WriteString("quipu:modality", _claim.Modality.Wire());
        json.WriteBoolean("quipu:negated", _claim.Negated);
        json.WriteString("quipu:attribution", StatusText.Attribution(shown));
        json.WriteString("quipu:standing", StatusText.Standing(shown));
        json.WriteStartArray("quipu:answers");
        foreach (var answer in shown.Answers) json.WriteStringValue(StatusText.Answer(answer));
        json.WriteEndArray();
        json.WriteString("quipu:review", StatusText.Review(shown.Review));
        json.WriteOptional("quipu:credibility", shown.Credibility?.Mark());
        json.WriteNumber("quipu:sureness", _claim.Sureness);
        if (_claim.Stage is { } stage) json.WriteString("quipu:stage", stage.Wire());
        if (_claim.Date is { } date) json.WriteString("schema:temporalCoverage", _claim.End is { } end ? $"{date}/{end}" : $"{date}");
        Quotation();
        References("prov:wasAttributedTo", shown.Attribution.Select(s => $"urn:ftm:{s.Entity}"));
        References("prov:wasGeneratedBy", [$"urn:quipu:reading:{_claim.Document}:{Uri.EscapeDataString(_claim.Reader)}"]);
        json.WriteEndObject();
    }

    /// <summary>The words that it rests on, and where they stand in the document's text, in code points.</summary>
    void Quotation()
    {
        json.WriteStartObject("prov:wasQuotedFrom");
        json.WriteString("@type", "oa:SpecificResource");
        json.WriteStartObject("oa:hasSource");
        json.WriteString("@id", $"urn:quipu:document:{_claim.Document}");
        json.WriteEndObject();
        json.WriteStartArray("oa:hasSelector");
        json.WriteStartObject();
        json.WriteString("@type", "oa:TextQuoteSelector");
        json.WriteString("oa:exact", _claim.Quote.Text);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("@type", "oa:TextPositionSelector");
        json.WriteNumber("oa:start", facts.Points.FromUtf16(_claim.Quote.At.Start));
        json.WriteNumber("oa:end", facts.Points.FromUtf16(_claim.Quote.At.End));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    void Document()
    {
        var head = shown.Document;
        Start($"urn:quipu:document:{head.Id}", "prov:Entity", "schema:Article");
        json.WriteString("schema:headline", head.Title);
        json.WriteOptional("schema:publisher", head.Publisher);
        json.WriteOptional("schema:datePublished", head.Published?.ToString());
        json.WriteOptional("schema:url", head.Url);
        json.WriteOptional("schema:license", facts.Licence);
        json.WriteOptional("quipu:sourceKind", GradeText.Kind(head.Source));
        json.WriteOptional("quipu:sourceKindReview", GradeText.Review(head.Source));
        json.WriteOptional("quipu:sourceReliability", head.Source?.Reliability?.Mark());
        json.WriteOptional("quipu:sourceLicence", head.Source?.Licence);
        json.WriteOptional("quipu:documentCredibility", head.Source?.Credibility?.Mark());
        json.WriteString("schema:inLanguage", head.Language.Code);
        json.WriteString("schema:isPartOf", head.Dataset.Value);
        json.WriteStartObject("prov:wasDerivedFrom");
        // The random id of a sealed capture salts its document's id, and stays at home: with it, who holds the file could make that id again.
        json.WriteString("@id", facts.Capture.Sha256 is { } named ? $"urn:sha256:{named}" : facts.Capture.IsSealed ? $"urn:quipu:capture-of:{head.Id}" : $"urn:quipu:capture:{facts.Capture}");
        json.WriteString("@type", "prov:Entity");
        json.WriteOptional("schema:sha256", facts.Capture.Sha256);
        if (facts.Capture.IsSealed) json.WriteBoolean("quipu:sealed", true);
        if (facts.Capture.IsMasked) json.WriteBoolean("quipu:captureMasked", true);
        json.WriteNumber("quipu:part", facts.Part);
        if (options.WithTimes && facts.TakenAt is { } at) json.WriteString("prov:generatedAtTime", IsoTime.Of(at));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    void Reader()
    {
        Start($"urn:quipu:reading:{_claim.Document}:{Uri.EscapeDataString(_claim.Reader)}", "prov:Activity");
        References("prov:used", [$"urn:quipu:document:{_claim.Document}"]);
        json.WriteStartObject("prov:wasAssociatedWith");
        json.WriteString("@id", $"urn:quipu:reader:{Uri.EscapeDataString(_claim.Reader)}");
        json.WriteString("@type", _claim.Reader == "person" ? "prov:Person" : "prov:SoftwareAgent");
        json.WriteString("schema:name", _claim.Reader);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    void Agent(ShownParty speaker)
    {
        Start($"urn:ftm:{speaker.Entity}", "prov:Agent");
        json.WriteString("schema:name", speaker.Name);
        json.WriteString("quipu:type", speaker.Type.Wire());
        json.WriteEndObject();
    }

    void Review(string by, string? reason, DateTimeOffset at)
    {
        Start($"urn:quipu:review:{_claim.Id}", "schema:ClaimReview", "prov:Activity");
        json.WriteString("schema:claimReviewed", _claim.Quote.Text);
        References("schema:itemReviewed", [$"urn:quipu:claim:{_claim.Id}"]);
        json.WriteStartObject("schema:author");
        json.WriteString("@type", "schema:Person");
        json.WriteString("schema:name", by);
        json.WriteEndObject();
        json.WriteStartObject("schema:reviewRating");
        json.WriteString("@type", "schema:Rating");

        // What was decided is that the text says so, never that it is so.
        json.WriteString("schema:alternateName", $"{shown.Review.State.Wire()}: that the text says so");
        json.WriteEndObject();
        json.WriteOptional("schema:reviewBody", reason);
        if (options.WithTimes) json.WriteString("schema:datePublished", IsoTime.Of(at));
        json.WriteEndObject();
    }

    void Start(string id, params ReadOnlySpan<string> types)
    {
        json.WriteStartObject();
        json.WriteString("@id", id);
        json.WriteStartArray("@type");
        foreach (var type in types) json.WriteStringValue(type);
        json.WriteEndArray();
    }

    void References(string name, IEnumerable<string> ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids)
        {
            json.WriteStartObject();
            json.WriteString("@id", id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
