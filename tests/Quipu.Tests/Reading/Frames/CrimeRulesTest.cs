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
    [InlineData("en", "Los Teros has branched out into baby smuggling and fossil theft.", "Los Teros", "baby smuggling; fossil theft", Modality.Stated)]
    [InlineData("es", "La banda Los Teros obliga a los comerciantes a pagar cupos.", "Los Teros", "obligar a los comerciantes a pagar cupos", Modality.Stated)]
    [InlineData("es", "Elsa Mora lavó 3 millones de soles.", "Elsa Mora", "lavar 3 millones de soles", Modality.Stated)]
    [InlineData("en", "Tomás Garrido hid the accounts from the auditors.", "Tomás Garrido", "hiding the accounts from the auditors", Modality.Stated)]
    [InlineData("es", "La banda Los Teros está involucrada en la trata de personas y en la usura.", "Los Teros", "trata de personas; usura", Modality.Stated)]
    [InlineData("es", "El exministro Tomás Garrido permitió el desvío de fondos públicos.", "Tomás Garrido", "permitir el desvío de fondos públicos", Modality.Stated)]
    [InlineData("es", "Darío Luna enfrenta cargos de estafa y falsificación de documentos.", "Darío Luna", "estafa; falsificación de documentos", Modality.Alleged)]
    public void Each_crime_of_a_list_is_its_party_s(string language, string sentence, string party, string activities, Modality modality)
    {
        var reading = Reader.Read(sentence, new(language));
        var said = reading.Claims.Where(c => c.Type == ClaimType.EngagesIn && c.Modality == modality && Name(reading, c.Subject) == party).Select(c => c.Details[Detail.Activity]);
        Assert.Superset(activities.Split("; ").ToHashSet(), said.ToHashSet());
    }

    [Theory]
    [InlineData("en", "Los Teros claimed responsibility for the bombing in Lima.", "Los Teros", null, IncidentKind.Attack)]
    [InlineData("en", "Police seized a 500-kilogram cocaine shipment in Lima.", "Police", null, IncidentKind.Seizure)]
    [InlineData("en", "Officials recovered the body of Pedro Tello in a ravine.", null, "Pedro Tello", IncidentKind.Discovery)]
    [InlineData("en", "Residents blamed the murder of Pedro Tello on Los Teros.", "Los Teros", "Pedro Tello", IncidentKind.Killing)]
    [InlineData("es", "Los Teros se atribuyó el atentado en Lima.", "Los Teros", null, IncidentKind.Attack)]
    [InlineData("es", "A Pedro Tello le robaron su camioneta.", null, "Pedro Tello", IncidentKind.Robbery)]
    [InlineData("es", "Lanzaron una granada contra la casa de Marta Ojeda.", null, "Marta Ojeda", IncidentKind.Attack)]
    public void Deeds_are_theirs_who_claim_or_are_blamed_and_done_to_whose_things_are_hit(string language, string sentence, string? doer, string? victim, IncidentKind kind)
    {
        var reading = Reader.Read(sentence, new(language));
        Assert.Contains(reading.Claims, c => c.Type == ClaimType.Incident && c.Kind == kind && (doer is null || Name(reading, c.Subject) == doer) && (victim is null || Name(reading, c.Object) == victim));
    }

    [Theory]
    [InlineData("en", "The bribe of $50,000 was delivered to Iván Prado.", "50000")]
    [InlineData("en", "Deposits of $8,000 were made into accounts of Iván Prado.", "8000")]
    [InlineData("es", "El soborno de 50 mil dólares fue entregado a Iván Prado.", "50000")]
    [InlineData("es", "Iván Prado recibió depósitos en efectivo por 3 millones de soles.", "3000000")]
    public void Money_without_its_payer_is_told_of_who_got_it(string language, string sentence, string amount)
    {
        var reading = Reader.Read(sentence, new(language));
        Assert.Contains(reading.Claims, c => c.Type == ClaimType.Funds && c.Subject is null && Name(reading, c.Object) == "Iván Prado" && c.Details[Detail.Amount] == amount);
    }

    static string? Name(DocumentReading reading, Party? party) => reading.Entities.FirstOrDefault(e => e.Id == party?.Entity)?.Name;

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
