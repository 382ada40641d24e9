using System.Collections.Immutable;
using System.Globalization;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Reading;

namespace Quipu.Storage.Tests;

/// <summary>
/// Builds small synthetic records: an article is a text; its entities and claims are given by words that stand in it.
/// People, firms and places are invented.
/// </summary>
sealed class Case
{
    readonly List<LocalEntity> _entities = [];
    readonly List<Claim> _claims = [];

    Case(Document document, DatasetName dataset) => (Document, Dataset) = (document, dataset);

    internal Document Document { get; private init; }

    internal DatasetName Dataset { get; }

    internal string Reader { get; init; } = "frames/1";

    internal IReadOnlyList<Claim> Claims => _claims;

    internal static Case Of(string text, string published = "2031-05-02", string publisher = "El Faro de Antay", string dataset = "default", string? location = null, ImmutableArray<uint> fingerprint = default)
    {
        var capture = new CaptureId(ContentHash.Sha256(System.Text.Encoding.UTF8.GetBytes(text + location)));
        var title = text.Split('.')[0];
        return new(
            new()
            {
                Id = DocumentId.From(capture, 0, text),
                Capture = capture,
                Text = text,
                Title = title,
                Publisher = publisher,
                Published = PartialDate.Parse(published),
                Language = Language.English,
                Format = "text/1",
                Location = location ?? $"{title.Replace(' ', '-')}.txt",
                Blocks = [new(new(0, text.Length), BlockKind.Paragraph)],
                Fingerprint = fingerprint.IsDefault ? [] : fingerprint,
            },
            new(dataset));
    }

    internal LocalEntity Entity(string name, EntityType type = EntityType.Person, bool named = true, string? country = null, params string[] aliases)
    {
        var at = At(name);
        var entity = new LocalEntity
        {
            Id = EntityId.Local(Document.Id, type, at),
            Document = Document.Id,
            Type = type,
            Name = name,
            Named = named,
            Country = country,
            Aliases = [.. aliases],
            Mentions = [new(at, name, named ? MentionKind.Name : MentionKind.Nominal)],
        };
        _entities.Add(entity);
        return entity;
    }

    internal void Replace(LocalEntity entity) => _entities[_entities.FindIndex(e => e.Id == entity.Id)] = entity;

    internal Claim Claim(ClaimType type, string quote, LocalEntity? subject = null, LocalEntity? @object = null, Func<Claim, Claim>? more = null, string? trigger = null)
    {
        var (at, of) = (At(quote), trigger is null ? At(quote) : At(trigger));
        Party? Party(LocalEntity? entity) => entity is null ? null : new(entity.Id, entity.Mentions[0].At);
        var claim = new Claim
        {
            Id = ClaimId.From(Document.Id, type, at, of, Party(subject)?.At, Party(@object)?.At),
            Document = Document.Id,
            Type = type,
            Subject = Party(subject),
            Object = Party(@object),
            Modality = Modality.Stated,
            Quote = new(at, quote),
            Trigger = of,
            Sureness = 700,
            Reader = Reader,
        };
        claim = more is null ? claim : more(claim);
        _claims.Add(claim);
        return claim;
    }

    internal static Party Party(LocalEntity entity) => new(entity.Id, entity.Mentions[0].At);

    internal Span At(string words)
    {
        var at = Document.Text.IndexOf(words, StringComparison.Ordinal);
        return at >= 0 ? new(at, at + words.Length) : throw new ArgumentException($"'{words}' does not stand in the text.");
    }

    internal DocumentReading Reading => new(Document.Id, Reader, [.. _entities], [.. _claims]);

    internal IReadOnlyList<Change> Changes =>
    [
        new Change.CaptureTaken(new(Document.Capture, Document.Text.Length, Document.Location, Time(1)), Dataset), new Change.DocumentMade(Document, Dataset), new Change.DocumentWasRead(Reading),
        new Change.CaptureDone(Document.Capture, Document.Location, "text/1", Reader),
    ];

    /// <summary>The same as the reading of a protected source leaves it: its capture is sealed under a random id.</summary>
    internal IReadOnlyList<Change> Sealed
    {
        get
        {
            var id = CaptureId.NewSealed();
            return
            [
                .. Changes.Select(c => c switch
                {
                    Change.CaptureTaken taken => taken with { Capture = taken.Capture with { Id = id } },
                    Change.DocumentMade made => made with { Document = made.Document with { Capture = id } },
                    Change.CaptureDone done => done with { Capture = id },
                    _ => c,
                }),
            ];
        }
    }

    internal static DateTimeOffset Time(int minute) => new(2031, 6, 1, 12, minute, 0, TimeSpan.Zero);

    /// <summary>The article of the contract suite: a clan, a governor, an arrest, a denial.</summary>
    internal static (Case Case, LocalEntity Rosa, LocalEntity Clan, Claim Collusion, Claim Arrest, Claim Denial) Governor(string dataset = "default")
    {
        var article = Of(
            "Rosa Ibáñez Luján, governor of Antay, protected Los Carreteros, says an informant. She was arrested for collusion in April 2031 by the Fiscalía de Antay. Ibáñez Luján denies the accusations.",
            dataset: dataset);
        var rosa = article.Entity("Rosa Ibáñez Luján", aliases: ["Ibáñez Luján"]);
        var clan = article.Entity("Los Carreteros", EntityType.Organization);
        var informant = article.Entity("an informant", named: false);
        var office = article.Entity("Fiscalía de Antay", EntityType.PublicBody);
        var antay = article.Entity("Antay", EntityType.Place);
        article.Claim(ClaimType.HoldsPost, "Rosa Ibáñez Luján, governor of Antay", rosa, antay, c => c with { Details = c.Details.Add(Detail.Role, "governor") });
        var collusion = article.Claim(
            ClaimType.ColludesWith, "Rosa Ibáñez Luján, governor of Antay, protected Los Carreteros", rosa, clan,
            c => c with { Modality = Modality.Alleged, Attribution = [Case.Party(informant)] }, "protected");
        var arrest = article.Claim(
            ClaimType.Proceeding, "She was arrested for collusion in April 2031 by the Fiscalía de Antay", rosa, null,
            c => c with
            {
                Stage = Stage.Arrested,
                Date = PartialDate.Parse("2031-04"),
                Authority = Case.Party(office),
                About = [collusion.Id],
                Details = ImmutableSortedDictionary<Detail, string>.Empty.Add(Detail.Offence, "collusion"),
            });
        var denial = article.Claim(ClaimType.Denies, "Ibáñez Luján denies the accusations", rosa, null, c => c with { About = [collusion.Id] });
        return (article, rosa, clan, collusion, arrest, denial);
    }

    /// <summary>Another outlet, weeks later: the same tie, and how it ended.</summary>
    internal static (Case Case, LocalEntity Rosa, Claim Collusion, Claim Acquittal) Acquittal(string dataset = "default")
    {
        var article = Of("A court acquitted Rosa Ibáñez Luján of ties to Los Carreteros on 3 June 2032.", "2032-06-04", "La Voz", dataset);
        var rosa = article.Entity("Rosa Ibáñez Luján");
        var clan = article.Entity("Los Carreteros", EntityType.Organization);
        var collusion = article.Claim(ClaimType.ColludesWith, "Rosa Ibáñez Luján of ties to Los Carreteros", rosa, clan, c => c with { Modality = Modality.Alleged });
        var acquittal = article.Claim(
            ClaimType.Proceeding, "A court acquitted Rosa Ibáñez Luján", rosa, null,
            c => c with { Stage = Stage.Acquitted, Date = PartialDate.Parse("2032-06-03"), About = [collusion.Id] });
        return (article, rosa, collusion, acquittal);
    }

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
