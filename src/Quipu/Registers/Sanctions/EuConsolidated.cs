using Quipu.Registers.Tables;

namespace Quipu.Registers.Sanctions;

/// <summary>
/// The consolidated list of financial sanctions as the European Commission publishes it (CSV 1.1, semicolons): each row one name, address, birth date, paper or citizenship of somebody,
/// who is told by <c>Entity_LogicalId</c>.
/// </summary>
static class EuConsolidated
{
    internal static bool Is(Predicate<string> has) => has("Entity_LogicalId") && has("NameAlias_WholeName");

    internal static void Read(TableRow row, RowDraft draft)
    {
        var number = row["Entity_LogicalId"];
        if (number.Length == 0)
        {
            draft.Note(NoteKind.Skipped, "Entity_LogicalId", null, "The row does not say whom it speaks of.");
            return;
        }

        var kind = row["Entity_SubjectType_ClassificationCode"] is { Length: > 0 } code ? code : row["Entity_SubjectType"];
        var isPerson = kind.Equals("P", StringComparison.OrdinalIgnoreCase) || kind.StartsWith("person", StringComparison.OrdinalIgnoreCase);
        var entity = draft.Entity(isPerson ? "Person" : "Organization", RegisterId.FromSource("eu-fsf", number), "Entity_LogicalId").Add("topics", "sanction", "Entity_Regulation_Programme", null)
            .Add("notes", row["Entity_Remark"], "Entity_Remark");
        Named(row, entity, isPerson);
        Address(row, draft, entity);
        if (isPerson) Born(row, entity);
        Paper(row, draft, entity);
        entity.AddCountry(isPerson ? "citizenship" : "country", "Citizenship_CountryIso2Code", row["Citizenship_CountryIso2Code"], row["Citizenship_CountryDescription"]);
        draft.Entity("Sanction", RegisterId.FromSource("eu-fsf-sanction", number), "Entity_LogicalId").Add("entity", entity, "Entity_LogicalId").Add("authority", "European Commission", "Entity_LogicalId", null)
            .Add("country", "eu", "Entity_LogicalId", null).Add("authorityId", row["Entity_EU_ReferenceNumber"], "Entity_EU_ReferenceNumber").Add("unscId", row["Entity_UnitedNationId"], "Entity_UnitedNationId")
            .Add("program", row["Entity_Regulation_Programme"], "Entity_Regulation_Programme").Add("programId", row["Entity_Regulation_Programme"], "Entity_Regulation_Programme").Add("reason", row["Entity_DesignationDetails"], "Entity_DesignationDetails")
            .Add("provisions", row["Entity_Regulation_NumberTitle"], "Entity_Regulation_NumberTitle").Add("sourceUrl", row["Entity_Regulation_PublicationUrl"], "Entity_Regulation_PublicationUrl")
            .AddDate("listingDate", row["Entity_DesignationDate"], "Entity_DesignationDate").AddDate("startDate", row["Entity_Regulation_EntryIntoForceDate"], "Entity_Regulation_EntryIntoForceDate");
    }

    static void Named(TableRow row, EntityDraft entity, bool isPerson)
    {
        entity.Add("name", row["NameAlias_WholeName"], "NameAlias_WholeName");
        if (!isPerson) return;
        entity.Add("firstName", row["NameAlias_FirstName"], "NameAlias_FirstName").Add("middleName", row["NameAlias_MiddleName"], "NameAlias_MiddleName").Add("lastName", row["NameAlias_LastName"], "NameAlias_LastName")
            .Add("title", row["NameAlias_Title"], "NameAlias_Title").Add("position", row["NameAlias_Function"], "NameAlias_Function")
            .Add("gender", row["NameAlias_Gender"].ToUpperInvariant() switch { "M" => "male", "F" => "female", _ => "" }, "NameAlias_Gender", row["NameAlias_Gender"]);
    }

    static void Address(TableRow row, RowDraft draft, EntityDraft entity)
    {
        var parts = new[] { row["Address_Street"], row["Address_PoBox"], row["Address_ZipCode"], row["Address_City"], row["Address_Region"], row["Address_Place"], row["Address_CountryDescription"] }.Where(p => p.Length > 0).ToArray();
        entity.AddCountry("country", "Address_CountryIso2Code", row["Address_CountryIso2Code"], row["Address_CountryDescription"]);
        if (parts.Length == 0 || (parts.Length == 1 && parts[0] == row["Address_CountryDescription"])) return;
        var full = string.Join(", ", parts);
        entity.Add("addressEntity", draft.Entity("Address", RegisterId.Of("eu-address", RegisterId.Key(full)), "Address_City").Add("full", full, "Address_Street+Address_City+Address_CountryDescription", null)
            .Add("street", row["Address_Street"], "Address_Street").Add("city", row["Address_City"], "Address_City").Add("postalCode", row["Address_ZipCode"], "Address_ZipCode").Add("postOfficeBox", row["Address_PoBox"], "Address_PoBox")
            .Add("region", row["Address_Region"], "Address_Region").AddCountry("country", "Address_CountryIso2Code", row["Address_CountryIso2Code"], row["Address_CountryDescription"]), "Address_City");
    }

    static void Born(TableRow row, EntityDraft entity)
    {
        var date = row["BirthDate_BirthDate"] is { Length: > 0 } whole ? whole : row["BirthDate_Year"];
        if (date is not "0") entity.AddDate("birthDate", date, "BirthDate_BirthDate");
        var place = string.Join(", ", new[] { row["BirthDate_Place"], row["BirthDate_City"], row["BirthDate_Region"], row["BirthDate_CountryDescription"] }.Where(p => p.Length > 0).Distinct(StringComparer.Ordinal));
        entity.Add("birthPlace", place, "BirthDate_Place+BirthDate_City", null).AddCountry("birthCountry", "BirthDate_CountryIso2Code", row["BirthDate_CountryIso2Code"]);
    }

    static void Paper(TableRow row, RowDraft draft, EntityDraft entity)
    {
        const string column = "Identification_Number";
        if (row[column] is not { Length: > 0 } number) return;
        var (type, words) = (row["Identification_TypeCode"], row["Identification_TypeDescription"]);
        var isPassport = type.Contains("passport", StringComparison.OrdinalIgnoreCase) || words.Contains("passport", StringComparison.OrdinalIgnoreCase);
        var property = isPassport && entity.Schema.Name == "Person" ? "passportNumber" : type.ToLowerInvariant() switch { "fiscalcode" or "tax" => "taxNumber", "regnumber" => "registrationNumber", "swiftbic" => "swiftBic", _ => "idNumber" };
        entity.Add(property, number, column);
        draft.Entity(property == "passportNumber" ? "Passport" : "Identification", RegisterId.Of("eu-paper", entity.Id.Value, type, number), column).Add("holder", entity, "Entity_LogicalId").Add("number", number, column)
            .Add("type", words.Length > 0 ? words : type, "Identification_TypeDescription", null).AddCountry("country", "Identification_CountryIso2Code", row["Identification_CountryIso2Code"]);
    }
}
