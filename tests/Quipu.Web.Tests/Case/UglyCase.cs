using System.Collections.Immutable;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Sources;

namespace Quipu.Web.Tests.Case;

/// <summary>What real folders do to pages: markup in the text, names without end, astral characters, hundreds of claims on the same words.</summary>
static class UglyCase
{
    internal const string Script = "<script>window.stolen = 1</script><img src=x onerror=\"window.stolen = 1\">";
    internal const string LongName = "Comisión Multisectorial Permanente para la Supervisión, Fiscalización, Seguimiento y Evaluación de los Contratos-de-Obra-Pública-del-Corredor-Interoceánico-Septentrional";

    /// <summary>One document of <paramref name="claims"/> claims of every type, modality and stage in turn.</summary>
    internal static IReadOnlyList<Change> Make(int claims, string title = "Ugly " + Script)
    {
        var sentence = $"𝒜lonso Ñáñez {Script} met {LongName} & others in 2019. ";
        var text = title + "\n\n" + string.Concat(Enumerable.Repeat(sentence, Math.Max(1, claims))) + "\n\nDonate now " + Script;
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        var capture = new Capture(new(ContentHash.Sha256(bytes)), bytes.Length, "ugly/<b>file</b>.txt", DateTimeOffset.UnixEpoch);
        var id = DocumentId.From(capture.Id, 0, text);
        var body = new Span(title.Length + 2, text.LastIndexOf("\n\n", StringComparison.Ordinal));
        var document = new Document
        {
            Id = id,
            Capture = capture.Id,
            Text = text,
            Title = title,
            Publisher = "La <i>Voz</i> & Co",
            Published = new(2024, 2, 29),
            Language = Language.Spanish,
            Format = "text/1",
            Url = "javascript:alert(1)",
            Location = capture.Location,
            Authors = [Script],
            Blocks = [new(new(0, title.Length), BlockKind.Title), new(body, BlockKind.Paragraph), new(new(body.End + 2, text.Length), BlockKind.Donation)],
        };
        var (person, body2) = (Entity(id, EntityType.Person, "𝒜lonso Ñáñez", text), Entity(id, EntityType.PublicBody, LongName, text));
        var made = Enumerable.Range(0, claims).Select(i => Claim(id, i, new(body.Start + i * sentence.Length, body.Start + (i + 1) * sentence.Length - 1), person, body2, text)).ToImmutableArray();
        return
        [
            new Change.CaptureTaken(capture, DatasetName.Default), new Change.DocumentMade(document, DatasetName.Default), new Change.DocumentWasRead(new(id, "ugly/1", [person, body2], made)),
            new Change.Failed(new("ugly/<b>bad</b>.txt", 0, null, "It is empty " + Script, DateTimeOffset.UnixEpoch), DatasetName.Default), new Change.Assembled(),
        ];
    }

    static LocalEntity Entity(DocumentId document, EntityType type, string name, string text)
    {
        var mentions = ImmutableArray.CreateBuilder<Mention>();
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
            mentions.Add(new(new(at, at + name.Length), name, MentionKind.Name));
        var first = mentions.Count > 0 ? mentions[0].At : new Span(0, 1);
        return new() { Id = EntityId.Local(document, type, first), Document = document, Type = type, Name = name, Mentions = mentions.ToImmutable() };
    }

    static Claim Claim(DocumentId document, int i, Span at, LocalEntity person, LocalEntity body, string text)
    {
        var type = Pick<ClaimType>(i);
        var (subject, @object) = (new Party(person.Id, new(at.Start, at.Start + 13)), new Party(body.Id, new(at.End - 1, at.End)));
        return new()
        {
            Id = ClaimId.From(document, type, at, at, subject.At, @object.At),
            Document = document,
            Type = type,
            Subject = subject,
            Object = i % 5 == 0 ? null : @object,
            Modality = Pick<Modality>(i),
            Negated = i % 7 == 0,
            Attribution = i % 3 == 0 ? [] : i % 3 == 1 ? [@object] : [subject, @object],
            Quote = new(at, at.Of(text)),
            Trigger = at,
            Date = i % 4 == 0 ? null : new PartialDate(2010 + i % 15),
            Stage = type == ClaimType.Proceeding ? Pick<Stage>(i / 28) : null,
            Sureness = i % 1000,
            Reader = "ugly/1",
            LawStage = type == ClaimType.Enacts ? Pick<LawStage>(i) : null,
            Kind = type == ClaimType.Incident ? Pick<IncidentKind>(i) : null,
            Details = ImmutableSortedDictionary<Detail, string>.Empty.Add(Pick<Detail>(i), Script),
        };
    }

    static T Pick<T>(int i) where T : struct, Enum => Enum.GetValues<T>() is var values ? values[i % values.Length] : default;
}
