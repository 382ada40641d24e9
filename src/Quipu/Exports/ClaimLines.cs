using System.Text.Json;
using FollowTheMoney.Streams;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Sources.Grades;

namespace Quipu.Exports;

/// <summary>The export <c>claims</c>: every claim with all its axes, one JSON object to a line, in order of id.</summary>
public static class ClaimLines
{
    public static ExportResult Write(IStore store, Viewer viewer, ExportOptions options, Stream to)
    {
        var stream = new ClaimStream(store, viewer, options);
        return stream.Result(Write(stream.Claims(), stream, options, to));
    }

    /// <summary>Writes some of a stream's claims.</summary>
    internal static long Write(IEnumerable<(ShownClaim, DocumentFacts)> claims, ClaimStream stream, ExportOptions options, Stream to) =>
        Utf8JsonLines.Write(to, claims, (json, claim) => new ClaimLine(json, claim.Item1, claim.Item2, options).Write(stream.StatementsOf(claim.Item1)));
}

/// <summary>One claim as JSON.</summary>
readonly struct ClaimLine(Utf8JsonWriter json, ShownClaim shown, DocumentFacts facts, ExportOptions options)
{
    readonly Claim _claim = shown.Claim;

    /// <param name="statements">Ids of the FollowTheMoney statements that carry it.</param>
    internal void Write(IEnumerable<string> statements)
    {
        json.WriteStartObject();
        json.WriteString("id", _claim.Id.Value);
        json.WriteString("type", _claim.Type.Wire());
        Party("subject", shown.Subject);
        Party("object", shown.Object);
        Party("place", shown.Place);
        Party("authority", shown.Authority);
        OtherEnds();
        json.WriteString("modality", _claim.Modality.Wire());
        json.WriteBoolean("negated", _claim.Negated);
        json.WriteBoolean("ended", _claim.Ended);
        Attribution();
        Kinds();
        Standing();
        Answers();
        Review();
        Notices();
        Grades();
        json.WriteNumber("sureness", _claim.Sureness);
        json.WriteString("reader", _claim.Reader);
        WriteQuote("quote", _claim.Quote);
        json.WriteStartArray("about");
        foreach (var about in _claim.About) json.WriteStringValue(about.Value);
        json.WriteEndArray();
        Document();
        json.WriteStartArray("statements");
        foreach (var id in statements) json.WriteStringValue(id);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    void Party(string name, ShownParty? party)
    {
        if (party is null) return;
        json.WriteStartObject(name);
        PartyFields(party);
        json.WriteEndObject();
    }

    void PartyFields(ShownParty party)
    {
        json.WriteString("id", party.Entity.Value);
        json.WriteString("name", party.Name);
        json.WriteString("type", party.Type.Wire());
        if (!party.Named) json.WriteBoolean("named", false);
        json.WriteNumber("start", facts.Points.FromUtf16(party.At.Start));
        json.WriteNumber("end", facts.Points.FromUtf16(party.At.End));
    }

    void OtherEnds()
    {
        if (shown.OtherEnds.IsEmpty) return;
        json.WriteStartArray("ends");
        foreach (var (end, party) in shown.OtherEnds)
        {
            json.WriteStartObject();
            json.WriteString("as", end.Wire());
            PartyFields(party);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    void Attribution()
    {
        json.WriteStartObject("attribution");
        json.WriteString("text", StatusText.Attribution(shown));
        json.WriteStartArray("sources");
        foreach (var source in shown.Attribution)
        {
            json.WriteStartObject();
            PartyFields(source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    void Kinds()
    {
        json.WriteOptional("stage", _claim.Stage?.Wire());
        json.WriteOptional("law_stage", _claim.LawStage?.Wire());
        json.WriteOptional("effect_kind", _claim.EffectKind?.Wire());
        json.WriteOptional("kind", _claim.Kind?.Wire());
        json.WriteOptional("stance", _claim.Stance?.Wire());
        json.WriteOptional("direction", _claim.Direction?.Wire());
        json.WriteOptional("date", _claim.Date?.ToString());
        json.WriteOptional("end_date", _claim.End?.ToString());
        foreach (var (detail, value) in _claim.Details) json.WriteString(detail.Wire(), value);
    }

    void Standing()
    {
        json.WriteStartObject("standing");
        json.WriteString("text", StatusText.Standing(shown));
        json.WriteNumber("documents", shown.Standing.Documents);
        if (shown.Standing.KeptBack > 0) json.WriteNumber("kept_back", shown.Standing.KeptBack);
        json.WriteStartArray("proceedings");
        foreach (var step in shown.Standing.Proceedings)
        {
            json.WriteStartObject();
            json.WriteString("claim", step.Claim.Value);
            Whose(step.Subject);
            json.WriteString("stage", step.Stage.Wire());
            json.WriteOptional("date", step.Date?.ToString());
            json.WriteOptional("authority", step.Authority);
            json.WriteString("modality", step.Modality.Wire());
            json.WriteBoolean("negated", step.Negated);
            Head(step.Document);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Of another document, whose offsets say nothing here.
    void Whose(ShownParty? subject)
    {
        if (subject is null) return;
        json.WriteStartObject("subject");
        json.WriteString("id", subject.Entity.Value);
        json.WriteString("name", subject.Name);
        json.WriteEndObject();
    }

    void Answers()
    {
        json.WriteStartArray("answers");
        foreach (var answer in shown.Answers)
        {
            json.WriteStartObject();
            json.WriteString("claim", answer.Claim.Value);
            json.WriteString("type", answer.Type.Wire());
            json.WriteString("text", StatusText.Answer(answer));
            Whose(answer.Subject);
            json.WriteOptional("stage", answer.Stage?.Wire());
            json.WriteString("by", answer.By);
            json.WriteString("modality", answer.Modality.Wire());
            json.WriteOptional("date", answer.Date?.ToString());
            json.WriteString("quote", answer.Quote.Text);
            Head(answer.Document);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    void Review()
    {
        json.WriteStartObject("review");
        json.WriteString("state", shown.Review.State.Wire());
        if (shown.Review.Judgement is { } judgement)
        {
            json.WriteString("by", judgement.By);
            json.WriteOptional("reason", judgement.Reason);
            if (options.WithTimes) json.WriteString("at", IsoTime.Of(judgement.At));
        }

        json.WriteEndObject();
    }

    void Notices()
    {
        if (!shown.Notices.Any()) return;
        json.WriteStartArray("notices");
        foreach (var notice in shown.Notices)
        {
            json.WriteStartObject();
            json.WriteString("text", StatusText.Notice(notice));
            json.WriteString("kind", notice.Kind.Wire());
            json.WriteOptional("date", notice.Date?.ToString());
            json.WriteOptional("words", notice.Words.Length == 0 ? null : notice.Words);
            json.WriteOptional("url", notice.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Three marks side by side, which no tool is to make one of.
    void Grades()
    {
        var source = shown.Document.Source;
        if (source?.Kind is null && source?.Reliability is null && source?.Licence is null && shown.Credibility is null) return;
        json.WriteStartObject("source");
        json.WriteOptional("kind", GradeText.Kind(source));
        json.WriteOptional("kind_review", GradeText.Review(source));
        json.WriteOptional("reliability", source?.Reliability?.Mark());
        json.WriteOptional("credibility", shown.Credibility?.Mark());
        json.WriteOptional("licence", source?.Licence);
        json.WriteEndObject();
    }

    void WriteQuote(string name, Quote quote)
    {
        json.WriteStartObject(name);
        json.WriteString("text", quote.Text);
        json.WriteNumber("start", facts.Points.FromUtf16(quote.At.Start));
        json.WriteNumber("end", facts.Points.FromUtf16(quote.At.End));
        json.WriteEndObject();
    }

    void Document()
    {
        var head = shown.Document;
        json.WriteStartObject("document");
        json.WriteString("id", head.Id.Value);
        json.WriteString("dataset", head.Dataset.Value);
        json.WriteOptional("title", Told(head.Title));
        json.WriteOptional("publisher", head.Publisher);
        json.WriteOptional("published", head.Published?.ToString());
        json.WriteString("language", head.Language.Code);
        json.WriteOptional("url", head.Url);
        json.WriteOptional("licence", facts.Licence);
        json.WriteOptional("location", Told(head.Location));
        json.WriteString("origin", head.Origin.Value);
        if (facts.Capture.Sha256 is { } sha256) json.WriteString("sha256", sha256);
        else json.WriteBoolean(facts.Capture.IsSealed ? "sealed" : "capture_masked", true);
        json.WriteNumber("part", facts.Part);
        if (options.WithTimes && facts.TakenAt is { } at) json.WriteString("taken_at", IsoTime.Of(at));
        json.WriteEndObject();
    }

    static string? Told(string text) => text.Length == 0 ? null : text;

    void Head(DocumentHead head)
    {
        json.WriteStartObject("document");
        json.WriteString("id", head.Id.Value);
        json.WriteOptional("title", Told(head.Title));
        json.WriteOptional("publisher", head.Publisher);
        json.WriteOptional("published", head.Published?.ToString());
        json.WriteOptional("url", head.Url);
        json.WriteEndObject();
    }
}
