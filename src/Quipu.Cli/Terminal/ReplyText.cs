using System.Text;
using System.Text.Json;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Exports;
using Quipu.Model;
using Quipu.Publishing.Replies;

namespace Quipu.Cli.Terminal;

/// <summary>Requests for comment in a terminal's plain lines.</summary>
static class ReplyText
{
    /// <summary>Who was asked, where no document on record names them any more.</summary>
    internal const string Gone = "somebody no longer on record";

    internal static string Line(KeptRequest kept, IStore store, DateOnly today) =>
        $"{kept.Request.Id}  {kept.StateOn(today).Wire()}  {Name(kept, store) ?? Gone}: {RequestTable.Told(kept, today)}  ({EntityText.Count(kept.Claims.Length, "claim")})";

    internal static void Write(KeptRequest kept, IStore store, DateOnly today, TextWriter to)
    {
        var request = kept.Request;
        to.WriteLine(Line(kept, store, today));
        to.WriteLine($"    asked by {request.By}{(request.To is { } where ? $", to {where}" : "")}{(request.Note is { } note ? $": {note}" : "")}");
        foreach (var came in kept.Events)
        {
            var parts = new[] { came.How?.Wire(), came.From, came.Answer?.Wire(), came.Deadline is { } day ? $"answer by {IsoTime.Of(day)}" : null, came.Retracts is { } number ? number == 0 ? "the request itself" : $"number {number}" : null, came.Note };
            to.WriteLine($"    {came.Number}. {IsoTime.Of(came.On)} {came.Kind.Wire()}{(kept.IsRetracted(came.Number) ? " (taken back)" : "")}{string.Concat(parts.OfType<string>().Select(p => "; " + p))}; logged by {came.By}");
            if (came.Words is { } words) to.WriteLine($"       “{words}”");
            if (came.Document is { } document) to.WriteLine($"       document {document}{(store.Head(Viewer.Owner, document) is null ? ", no longer on record" : "")}");
        }

        to.WriteLine();
        foreach (var claim in Claims(kept, store)) ClaimText.Write(claim, to);
        if (kept.Claims.Count(c => c is null) is > 0 and var gone) to.WriteLine($"{EntityText.Count(gone, "claim")} asked about: no longer on record.");
    }

    internal static void WriteJson(KeptRequest kept, IStore store, DateOnly today, TextWriter to)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("id", kept.Request.Id.Value);
            json.WriteString("party", kept.Party.Value);
            json.WriteString("name", Name(kept, store));
            json.WriteString("state", kept.StateOn(today).Wire());
            json.WriteString("told", RequestTable.Told(kept, today));
            json.WriteString("asked_on", IsoTime.Of(kept.Request.AskedOn));
            json.WriteString("how", kept.Request.How.Wire());
            if (kept.Deadline is { } day) json.WriteString("deadline", IsoTime.Of(day));
            json.WriteStartArray("claims");
            foreach (var claim in Claims(kept, store))
            {
                json.WriteStartObject();
                json.WriteString("id", claim.Claim.Id.Value);
                json.WriteString("type", claim.Claim.Type.Wire());
                json.WriteString("status", StatusText.Sentence(claim));
                json.WriteString("quote", claim.Claim.Quote.Text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("events");
            foreach (var came in kept.Events)
            {
                json.WriteStartObject();
                json.WriteNumber("number", came.Number);
                json.WriteString("kind", came.Kind.Wire());
                json.WriteString("on", IsoTime.Of(came.On));
                json.WriteString("by", came.By);
                if (came.Answer is { } answer) json.WriteString("answer", answer.Wire());
                if (came.Document is { } document) json.WriteString("document", document.Value);
                if (came.Words is { } words) json.WriteString("words", words);
                if (came.Retracts is { } number) json.WriteNumber("retracts", number);
                if (came.Note is { } note) json.WriteString("note", note);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        to.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    static IEnumerable<ShownClaim> Claims(KeptRequest kept, IStore store) => kept.Claims.OfType<ClaimId>().Select(c => store.Claim(Viewer.Owner, c)).OfType<ShownClaim>();

    // Null: whoever was asked is on record no more.
    static string? Name(KeptRequest kept, IStore store) => store.Entity(Viewer.Owner, kept.Party)?.Name;
}
