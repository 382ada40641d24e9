using Quipu.Model;
using Quipu.Reading;
using Xunit;

namespace Quipu.Tests.Reading.Frames;

public sealed class CrimeRulesTest
{
    [Theory]
    [InlineData("en", "Police have accused Los Teros of involvement in cattle theft, oil smuggling and arson.", "Los Teros", "cattle theft; oil smuggling; arson", Modality.Alleged)]
    [InlineData("en", "The gang Los Teros is deeply involved in human trafficking and loan sharking.", "Los Teros", "human trafficking; loan sharking", Modality.Stated)]
    [InlineData("en", "Bruno Salcedo has been dogged by allegations of bribery and nepotism.", "Bruno Salcedo", "bribery; nepotism", Modality.Alleged)]
    [InlineData("en", "Elsa Mora was arrested on money laundering and conspiracy charges.", "Elsa Mora", "money laundering; conspiracy", Modality.Alleged)]
    [InlineData("en", "Iván Prado was sentenced to nine years for kidnapping, extortion and rape.", "Iván Prado", "kidnapping; extortion; rape", Modality.Stated)]
    [InlineData("en", "Los Teros makes its money from illegal logging and contraband.", "Los Teros", "illegal logging; contraband", Modality.Stated)]
    [InlineData("en", "Los Teros runs clandestine laboratories in Lima.", "Los Teros", "running clandestine laboratories", Modality.Stated)]
    [InlineData("en", "Extortion by Los Teros has closed dozens of shops.", "Los Teros", "Extortion", Modality.Stated)]
    [InlineData("en", "Tomás Garrido hid the accounts from the auditors.", "Tomás Garrido", "hiding the accounts from the auditors", Modality.Stated)]
    [InlineData("es", "La banda Los Teros está involucrada en la trata de personas y en la usura.", "Los Teros", "trata de personas; usura", Modality.Stated)]
    [InlineData("es", "El exministro Tomás Garrido permitió el desvío de fondos públicos.", "Tomás Garrido", "permitió el desvío de fondos públicos", Modality.Stated)]
    [InlineData("es", "Darío Luna enfrenta cargos de estafa y falsificación de documentos.", "Darío Luna", "estafa; falsificación de documentos", Modality.Alleged)]
    public void Each_crime_of_a_list_is_its_party_s(string language, string sentence, string party, string activities, Modality modality)
    {
        var reading = Reader.Read(sentence, new(language));
        var said = reading.Claims.Where(c => c.Type == ClaimType.EngagesIn && c.Modality == modality && reading.Entities.Any(e => e.Id == c.Subject?.Entity && e.Name == party)).Select(c => c.Details[Detail.Activity]);
        Assert.Superset(activities.Split("; ").ToHashSet(), said.ToHashSet());
    }

    [Theory]
    [InlineData("Darío Luna runs a unit against fraud.")]
    [InlineData("The committee is dedicated to the case.")]
    [InlineData("Elsa Mora manages drug treatment clinics.")]
    [InlineData("Pedro Tello's murder by Los Teros shocked the town.")]
    public void Who_answers_crime_or_suffers_it_does_none(string sentence) =>
        Assert.DoesNotContain(Reader.Read(sentence, new("en")).Claims, c => c.Type == ClaimType.EngagesIn);

    [Fact]
    public void A_crime_with_a_victim_is_an_incident()
    {
        var reading = Reader.Read("Darío Luna fue absuelto del delito de lesiones graves en agravio de Pedro Tello.", new("es"));
        Assert.Contains(reading.Claims, c => c is { Type: ClaimType.Incident, Kind: IncidentKind.Attack, Modality: Modality.Alleged, Subject: not null, Object: not null });
        Assert.DoesNotContain(reading.Claims, c => c.Type == ClaimType.EngagesIn);
    }

    [Fact]
    public void A_bribe_from_traffickers_is_money_and_collusion()
    {
        var reading = Reader.Read("Los Teros paid bribes to Colonel Iván Prado.", new("en"));
        Assert.Contains(reading.Claims, c => c.Type == ClaimType.Funds);
        Assert.Contains(reading.Claims, c => c.Type == ClaimType.ColludesWith && reading.Entities.Any(e => e.Id == c.Subject?.Entity && e.Name == "Iván Prado"));
    }
}
