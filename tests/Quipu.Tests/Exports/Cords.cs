using System.Collections.Immutable;
using Quipu.Claims;
using Quipu.Documents;
using Quipu.Entities;
using Quipu.Model;

namespace Quipu.Tests.Exports;

/// <summary>What a test says of a claim; the rest is filled in.</summary>
sealed record Said(ClaimType Type, string Quote, string? Subject = null, string? Object = null)
{
    internal Func<Claim, Claim> With { get; init; } = c => c;

    internal string? Place { get; init; }

    internal string? Authority { get; init; }

    internal ImmutableArray<(ClaimEnd End, string Name)> Ends { get; init; } = [];

    internal ImmutableArray<string> By { get; init; } = [];

    internal Modality Modality { get; init; } = Modality.Stated;

    internal ReviewState Review { get; init; } = ReviewState.Accepted;

    internal ImmutableArray<StandingStep> Standing { get; init; } = [];

    internal ImmutableArray<Answer> Answers { get; init; } = [];
}

/// <summary>A fictional document with the things that it names, and claims made from its words.</summary>
sealed class Cords
{
    readonly Dictionary<string, (EntityType Type, bool Named, EntityId Canonical, EntityId Local)> _named = new(StringComparer.Ordinal);

    internal Cords(string text, string title, params (string Name, EntityType Type)[] named)
    {
        var capture = new CaptureId(ContentHash.Sha256(System.Text.Encoding.UTF8.GetBytes(text)));
        Document = new()
        {
            Id = DocumentId.From(capture, 0, text),
            Capture = capture,
            Text = text,
            Title = title,
            Authors = ["Inés Ccama"],
            Publisher = "El Cabo de Tarumayo",
            Published = new(2031, 5, 2),
            Language = Language.English,
            Url = "https://elcabo.example/2031/05/cords",
            Licence = "CC BY 4.0",
            Format = "text/1",
            Location = "press/cords.txt",
        };
        foreach (var (name, type) in named)
        {
            var local = EntityId.Local(Document.Id, type, At(name));
            _named[name] = (type, !char.IsLower(name[0]), local, local);
        }
    }

    internal Document Document { get; }

    internal DocumentHead Head => new(
        Document.Id, DatasetName.Default, Document.Title!, Document.Publisher, Document.Published, Document.Language, Document.Url, Document.Location, Document.Id);

    internal EntityId Id(string name) => _named[name].Canonical;

    /// <summary>Gives a name the canonical id of somebody known from elsewhere.</summary>
    internal void Join(string name, EntityId canonical) => _named[name] = _named[name] with { Canonical = canonical };

    internal EntityCard Card(string name, string? country = null, params ImmutableArray<string> aliases) => new(
        Id(name), _named[name].Type, name, _named[name].Named, aliases, country, 1, 1, 1, [new(_named[name].Local, Document.Id, name)]);

    internal IEnumerable<EntityCard> Cards() => _named.Keys.Select(n => Card(n, n == "Tarumayo" ? "pe" : null));

    internal StandingStep Step(Stage stage, string date, string? authority = null, string? whose = null) =>
        new(new(ContentHash.Of("step", stage.ToString(), date)), whose is null ? null : Shown(whose), stage, PartialDate.Parse(date), authority, Modality.Stated, false, Head);

    internal Answer Denial(string by) => new(new(ContentHash.Of("denial", by)), ClaimType.Denies, null, by, Modality.Stated, new(2031, 5), new(At(by), by), Head);

    internal Answer Outcome(Stage stage, string by, string date) =>
        new(new(ContentHash.Of("outcome", by)), ClaimType.Proceeding, stage, by, Modality.Stated, PartialDate.Parse(date), new(At(by), by), Head) { Subject = Shown(by) };

    internal ShownClaim Tie(Said said)
    {
        var (subject, @object) = (Shown(said.Subject), Shown(said.Object));
        var (place, authority) = (Shown(said.Place), Shown(said.Authority));
        var by = said.By.Select(b => Shown(b)!).ToImmutableArray();
        var quote = At(said.Quote);
        var claim = said.With(new()
        {
            Id = ClaimId.From(Document.Id, said.Type, quote, quote, subject?.At, @object?.At),
            Document = Document.Id,
            Type = said.Type,
            Subject = End(said.Subject),
            Object = End(said.Object),
            Place = End(said.Place),
            Authority = End(said.Authority),
            Modality = said.Modality,
            Attribution = [.. said.By.Select(b => End(b)!)],
            Quote = new(quote, said.Quote),
            Trigger = new(quote.Start, quote.Start + 1),
            Sureness = 870,
            Reader = "frames/1",
        });
        return new()
        {
            Claim = claim,
            Document = Head,
            Subject = subject,
            Object = @object,
            Place = place,
            Authority = authority,
            OtherEnds = [.. said.Ends.Select(e => (e.End, Shown(e.Name)!))],
            Attribution = by,
            Standing = new(said.Standing, 3),
            Answers = said.Answers,
            Review = said.Review == ReviewState.Proposed ? Review.Proposed : new(said.Review, new(
                new("j1"), claim, said.Review == ReviewState.Rejected ? Verdict.Rejected : Verdict.Accepted, "marisol", new(2031, 6, 2, 9, 30, 0, TimeSpan.Zero), "read twice")),
        };
    }

    Span At(string words)
    {
        var start = Document.Text.IndexOf(words, StringComparison.Ordinal);
        return start >= 0 ? new(start, start + words.Length) : throw new ArgumentException($"'{words}' is not in the text.", nameof(words));
    }

    Party? End(string? name) => name is null ? null : new(_named[name].Local, At(name));

    ShownParty? Shown(string? name) => name is null ? null : new(_named[name].Canonical, name, _named[name].Type, _named[name].Named, At(name));
}
