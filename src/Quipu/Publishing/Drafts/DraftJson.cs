using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Replies;

namespace Quipu.Publishing.Drafts;

/// <summary>A report as JSON (docs/reference/draft-check.md). Offsets are code points of the draft's text, or of the document's for words of the record.</summary>
public static class DraftJson
{
    static readonly JsonWriterOptions _options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole report, in UTF-8.</summary>
    /// <param name="texts">The text of a document on record, for its offsets; null where it is gone.</param>
    public static byte[] Write(DraftReport report, Func<DocumentId, string?> texts)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(texts);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, _options)) new Writer(json, texts).Report(report);
        return stream.ToArray();
    }

    sealed class Writer(Utf8JsonWriter json, Func<DocumentId, string?> texts)
    {
        readonly Dictionary<DocumentId, CodePoints> _points = [];

        internal void Report(DraftReport report)
        {
            var points = new CodePoints(report.Draft.Text);
            json.WriteStartObject();
            json.WriteString("language", report.Draft.Language.Code);
            json.WriteStartObject("summary");
            json.WriteNumber("sentences", report.Sentences.Length);
            json.WriteNumber("checked", report.Checked);
            foreach (var state in Enum.GetValues<DraftSentenceState>()) json.WriteNumber(state.Wire(), report.Count(state));
            foreach (var kind in Enum.GetValues<DraftMarkKind>()) json.WriteNumber(kind.Wire(), report.Count(kind));
            json.WriteNumber("parties_on_record", report.Parties);
            json.WriteNumber("documents", report.Documents);
            json.WriteNumber("documents_not_looked_at", report.DocumentsLeft);
            json.WriteBoolean("is_foreign", report.IsForeign);
            json.WriteBoolean("is_clearance", false);
            json.WriteEndObject();
            List("sentences", report.Sentences, s => Sentence(s, points));
            json.WriteEndObject();
        }

        void Sentence(DraftSentence sentence, CodePoints points)
        {
            json.WriteStartObject();
            json.WriteNumber("number", sentence.Number);
            json.WriteNumber("line", sentence.Line);
            At(sentence.At, points);
            json.WriteString("text", sentence.Text);
            json.WriteString("state", sentence.State.Wire());
            Word("why", sentence.Why?.Wire());
            List("marks", sentence.Marks, Mark);
            List("notes", sentence.Notes, n => json.WriteStringValue(n.Wire()));
            List("asked", sentence.Asked, Asked);
            List("carried_by", sentence.Carried, Words);
            json.WriteEndObject();
        }

        void Mark(DraftMark mark)
        {
            json.WriteStartObject();
            json.WriteString("kind", mark.Kind.Wire());
            json.WriteString("reason", mark.Reason.Wire());
            Word("whom", mark.Whom);
            Word("draft", mark.Draft);
            Word("record", mark.Record);
            if (mark.Ended is { } ended)
            {
                json.WriteStartObject("ended");
                json.WriteString("stage", ended.Stage.Wire());
                Word("on", ended.On);
                json.WriteEndObject();
            }

            List("beside", mark.Beside, Words);
            json.WriteEndObject();
        }

        // Where the request went and what was noted of it stays with the log.
        void Asked(DraftAsked asked)
        {
            var (kept, came) = (asked.Request, asked.Request.Outcome);
            json.WriteStartObject();
            json.WriteString("whom", asked.Whom);
            json.WriteString("request", kept.Request.Id.Value);
            json.WriteString("asked_on", IsoTime.Of(kept.Request.AskedOn));
            json.WriteString("how", kept.Request.How.Wire());
            Word("deadline", IsoTime.Of(kept.Deadline));
            json.WriteString("state", asked.State.Wire());
            Word("came_on", IsoTime.Of(came?.On));
            Word("answer", came?.Answer?.Wire());
            Word("answer_document", came?.Document?.Value);
            json.WriteString("told", RequestTable.Told(kept, asked.Today));
            json.WriteEndObject();
        }

        void Words(RecordWords words)
        {
            var points = Points(words.Document.Id);
            json.WriteStartObject();
            Document(words.Document);
            At(words.At, points);
            json.WriteString("text", words.Text);
            List("claims", words.Claims, c => Claim(c, points));
            json.WriteEndObject();
        }

        void Claim(ShownClaim shown, CodePoints points)
        {
            var claim = shown.Claim;
            json.WriteStartObject();
            json.WriteString("id", claim.Id.Value);
            json.WriteString("type", claim.Type.Wire());
            Word("subject", shown.Subject?.Name);
            Word("object", shown.Object?.Name);
            Word("stage", claim.Stage?.Wire());
            json.WriteString("modality", claim.Modality.Wire());
            json.WriteBoolean("negated", claim.Negated);
            json.WriteBoolean("ended", claim.Ended);
            List("attribution", shown.Attribution, a => json.WriteStringValue(a.Name));
            Word("date", claim.Date?.ToString());
            At(claim.Quote.At, points);
            json.WriteString("quote", claim.Quote.Text);
            List("standing", shown.Steps, Step);
            json.WriteNumber("documents", shown.Standing.Documents);
            List("answers", shown.Answers, Answer);
            json.WriteString("review", shown.Review.State.Wire());
            json.WriteBoolean("check_first", shown.CheckFirst);
            json.WriteEndObject();
        }

        void Step(StandingStep step)
        {
            json.WriteStartObject();
            json.WriteString("stage", step.Stage.Wire());
            Word("subject", step.Subject?.Name);
            Word("date", step.Date?.ToString());
            Word("authority", step.Authority);
            json.WriteString("modality", step.Modality.Wire());
            json.WriteBoolean("negated", step.Negated);
            json.WriteEndObject();
        }

        void Answer(Answer answer)
        {
            json.WriteStartObject();
            json.WriteString("by", answer.By);
            Word("stage", answer.Stage?.Wire());
            Word("date", answer.Date?.ToString());
            json.WriteString("modality", answer.Modality.Wire());
            json.WriteString("quote", answer.Quote.Text);
            Document(answer.Document);
            json.WriteEndObject();
        }

        void Document(DocumentHead document)
        {
            json.WriteStartObject("document");
            json.WriteString("id", document.Id.Value);
            json.WriteString("title", document.Title);
            Word("publisher", document.Publisher);
            Word("published", document.Published?.ToString());
            json.WriteString("origin", document.Origin.Value);
            json.WriteEndObject();
        }

        CodePoints Points(DocumentId id)
        {
            if (!_points.TryGetValue(id, out var points)) _points.Add(id, points = new(texts(id) ?? ""));
            return points;
        }

        void At(Span at, CodePoints points)
        {
            json.WriteNumber("start", points.FromUtf16(at.Start));
            json.WriteNumber("end", points.FromUtf16(at.End));
        }

        void Word(string name, string? value)
        {
            if (value is not null) json.WriteString(name, value);
        }

        void List<T>(string name, ImmutableArray<T> rows, Action<T> write)
        {
            json.WriteStartArray(name);
            foreach (var row in rows) write(row);
            json.WriteEndArray();
        }
    }
}
