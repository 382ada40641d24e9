namespace Quipu.Matching.Names;

/// <summary>What sort of thing bears a name; it decides how the name is taken apart.</summary>
public enum PartyKind
{
    /// <summary>Nothing that is compared by name: a contract, a court case.</summary>
    Unknown,
    Person,
    Organization,

    /// <summary>A person or an organisation, it is not said which.</summary>
    Entity,

    /// <summary>A vessel, an aircraft, a security: names are labels, spelled one way.</summary>
    Thing,
}

/// <summary>Which kind of name the entities of a schema bear.</summary>
public static class PartyKinds
{
    /// <summary>The kind of name that a schema's entities bear; the more special schema of two that are compared decides.</summary>
    public static PartyKind Of(Schema schema) => schema.Name switch
    {
        "Person" => PartyKind.Person,
        "Organization" or "Company" or "PublicBody" => PartyKind.Organization,
        "LegalEntity" => PartyKind.Entity,
        "Vessel" or "Asset" or "Airplane" or "Vehicle" or "Security" or "RealEstate" or "CryptoWallet" or "BankAccount" => PartyKind.Thing,
        _ when schema.IsA("Organization") => PartyKind.Organization,
        _ when schema.IsA("Person") => PartyKind.Person,
        _ when schema.IsA("Asset") => PartyKind.Thing,
        _ => PartyKind.Unknown,
    };
}
