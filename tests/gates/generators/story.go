// Registers a person twice through a client of openapi-generator for Go, and prints the results.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"regexp"

	client "patient_graph"
)

func main() {
	compilePatterns(os.Getenv("PATTERNS"))
	configuration := client.NewConfiguration()
	configuration.Servers = client.ServerConfigurations{{URL: os.Getenv("URL")}}
	configuration.AddDefaultHeader("Authorization", "Bearer "+os.Getenv("TOKEN"))
	patients := client.NewAPIClient(configuration).PatientsAPI
	person := client.NewPatientCreate(os.Getenv("BRAND"), "Ada", "Lovelace")
	person.SetEmail("ada@example.com")
	ada, created, err := patients.PatientsCreate(context.Background()).PatientCreate(*person).Execute()
	if err != nil {
		panic(err)
	}
	_, refused, err := patients.PatientsCreate(context.Background()).PatientCreate(*person).Execute()
	refusal := err.(*client.GenericOpenAPIError).Model().(client.DuplicatePatientError)
	fmt.Println(created.StatusCode, ada.LastName, refused.StatusCode, refusal.Error)
}

// All patterns of the document, as JSON: Go has RE2.
func compilePatterns(text string) {
	var patterns []string
	if err := json.Unmarshal([]byte(text), &patterns); err != nil {
		panic(err)
	}
	for _, pattern := range patterns {
		regexp.MustCompile(pattern)
	}
}
